package io.floodscope.ovn;

import io.floodscope.engine.Event;
import io.floodscope.engine.Phase;
import io.floodscope.engine.Scheduler;
import io.floodscope.engine.Simulation;
import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.frame.Frame;
import io.floodscope.probe.Counter;
import io.floodscope.random.RandomStream;
import io.floodscope.rules.Rule;
import io.floodscope.rules.RuleHits;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An OVN deployment: the shared databases, northd, logical routers and switches, and the chassis that carry them out. Add
 * every chassis to the network and connect its ports there; events of a scenario call the methods of the parts.
 */
public final class OvnDeployment {

    private static final long TUNNEL_NANOS = 100_000L;

    private final Simulation simulation;
    private final String name;
    private final OvnConfig config;
    private final WallClock clock;
    private final WallClock northdClock;
    private final MacBindingTable bindings;
    private final FdbTable fdb;
    private final NorthdAging bindingAging;
    private final NorthdAging fdbAging;
    private final RandomStream orders;
    private final OvnObservers observers = new OvnObservers();
    private final BindingProbes probes;
    private final GatewayFailover failover;
    private final RuleHits<OvnRule> rules = new RuleHits<>(OvnRule.class);
    private final List<OvnChassis> chassis = new ArrayList<>();
    private final Map<String, LogicalRouter> routers = new LinkedHashMap<>();
    private final Map<String, LogicalSwitch> switches = new LinkedHashMap<>();
    private final Map<String, Counter> counters = new LinkedHashMap<>();
    private List<LogicalSwitch> switchList = List.of();
    private List<LogicalRouter> routerList = List.of();

    /** An empty deployment in a run, named {@code ovn}. */
    public OvnDeployment(Simulation simulation, OvnConfig config) {
        this(simulation, "ovn", config);
    }

    /**
     * An empty deployment in a run.
     *
     * @param name first part of the names of its counters, marks, bands and random streams
     */
    public OvnDeployment(Simulation simulation, String name, OvnConfig config) {
        this.simulation = simulation;
        this.name = name;
        this.config = config;
        this.clock = new WallClock(simulation);
        this.northdClock = new WallClock(simulation);
        this.bindings = new MacBindingTable(this);
        this.fdb = new FdbTable(this);
        this.orders = stream("northd", "row-order");
        this.bindingAging = new NorthdAging(
                simulation,
                northdClock,
                config.latencies(),
                stream("northd", "mac-binding"),
                rules,
                row -> bindings.delete((MacBinding) row, "its age reached the threshold"));
        this.fdbAging = new NorthdAging(
                simulation,
                northdClock,
                config.latencies(),
                stream("northd", "fdb"),
                rules,
                row -> fdb.delete((FdbEntry) row, "its age reached the threshold"));
        this.failover = new GatewayFailover(this);
        this.probes = new BindingProbes(this, simulation.probes());
        observers.add(probes);
        if (config.removalLimit() > 0) {
            bindingAging.limit(config.removalLimit());
        }
        if (config.fdbRemovalLimit() > 0) {
            fdbAging.limit(config.fdbRemovalLimit());
        }
    }

    /**
     * Adds a chassis; add it to the network too. All chassis must exist before the first row does.
     *
     * @throws IllegalStateException if there are rows already
     */
    public OvnChassis addChassis(String name) {
        if (bindings.inserted() > 0) {
            throw new IllegalStateException("add chassis " + name + " before the run begins");
        }
        OvnChassis added = new OvnChassis(this, name, chassis.size());
        chassis.add(added);
        return added;
    }

    /** The switch of this name, made at the first call. */
    public LogicalSwitch logicalSwitch(String name) {
        LogicalSwitch known = switches.computeIfAbsent(name, n -> new LogicalSwitch(this, n));
        switchList = List.copyOf(switches.values());
        return known;
    }

    /** The router of this name, made at the first call. */
    public LogicalRouter router(String name) {
        LogicalRouter known = routers.computeIfAbsent(name, n -> new LogicalRouter(this, n));
        routerList = List.copyOf(routers.values());
        return known;
    }

    /** Deletes a router with its ports and their rows. */
    public void deleteRouter(LogicalRouter router) {
        for (LogicalRouterPort port : List.copyOf(router.ports())) {
            router.deletePort(port);
        }
        routers.remove(router.name());
        routerList = List.copyOf(routers.values());
        chassis.forEach(c -> c.controller().sampler().thresholdsChanged());
    }

    /** northd ends; its wake-up is lost, rows outlive their threshold. */
    public void stopNorthd() {
        bindingAging.stop();
        fdbAging.stop();
    }

    /** northd starts and soon runs. */
    public void startNorthd() {
        bindingAging.start();
        fdbAging.start();
    }

    /** northd's wall clock is stepped by this many ms: rows age or are spared. */
    public void stepNorthdClock(long millis) {
        northdClock.step(millis);
        bindingAging.clockStepped(bindings.rows());
        fdbAging.clockStepped(fdb.rows());
    }

    /** Sets the removal limit of MAC bindings while running; 0 = no limit. */
    public void setRemovalLimit(int rows) {
        bindingAging.limit(rows);
    }

    /** Sets the removal limit of FDB rows while running; 0 = no limit. */
    public void setFdbRemovalLimit(int rows) {
        fdbAging.limit(rows);
    }

    void thresholdsChanged(LogicalRouter router) {
        if (router.thresholds().isList()) {
            rules.hit(OvnRule.THRESHOLD_LIST);
        }
        bindings.thresholdsChanged(router);
        chassis.forEach(c -> c.controller().sampler().thresholdsChanged());
    }

    void fdbThresholdChanged(LogicalSwitch logicalSwitch) {
        if (release().fdbAges()) {
            rules.hit(OvnRule.FDB_AGES);
            fdb.thresholdChanged(logicalSwitch);
            chassis.forEach(c -> c.controller().sampler().thresholdsChanged());
        }
    }

    /** Whether a packet with a known pair hits the flow that counts as heard. */
    boolean countsAsHeard(boolean request, IpAddress ip) {
        SamplingRules sampling = release().controller().sampling();
        return ip.v6()
                ? sampling.heardAdvertisements()
                : request ? sampling.countsPackets() : sampling.heardArpReplies();
    }

    void rowWritten(MacBinding row, boolean inserted) {
        if (inserted) {
            observers.bindingInserted(row);
        } else {
            observers.bindingMacChanged(row);
        }
        for (int i = 0; i < chassis.size(); i++) {
            chassis.get(i).controller().rowAppeared(row);
        }
    }

    void rowDeleted(MacBinding row) {
        observers.bindingDeleted(row);
        for (int i = 0; i < chassis.size(); i++) {
            chassis.get(i).controller().rowDeleted(row);
        }
    }

    void requestSent(LogicalRouterPort port, IpAddress target, Frame frame) {
        observers.requestSent(port, target, frame);
    }

    void probeSent(OvnChassis from, MacBinding row, Frame frame) {
        observers.probeSent(from, row, frame);
    }

    void packetLost(LogicalRouterPort port, IpAddress nextHop) {
        observers.packetLost(port, nextHop);
    }

    void tunnelToGateway(OvnChassis from, LogicalRouterPort out, IpAddress nextHop, Frame frame, long word) {
        OvnChassis gateway = out.chassis();
        if (gateway == null || !gateway.isUp() || out.isDeleted()) {
            counter(out.name() + "/no-gateway-chassis").add(1);
            return;
        }
        tunnel(() -> gateway.routing().forward(out, nextHop, frame, word));
    }

    void tunnelToVif(OvnChassis from, Vif vif, Frame frame, long word) {
        tunnel(() -> {
            if (vif.chassis().isUp()) {
                vif.port().send(frame, word);
            }
        });
    }

    void tunnelToLocalnet(OvnChassis from, OvnChassis to, LogicalSwitch logicalSwitch, Frame frame, long word) {
        tunnel(() -> to.sendLocalnet(logicalSwitch, frame, word));
    }

    void floodTunnels(LogicalSwitch logicalSwitch, OvnChassis from, Frame frame, long word) {
        if (from.hasLocalnet(logicalSwitch)) {
            return;
        }
        for (OvnChassis other : chassis) {
            if (other != from && other.isUp()) {
                tunnel(() -> other.switching().floodLocal(logicalSwitch, null, frame, word));
            }
        }
    }

    private void tunnel(Event arrival) {
        simulation.at(simulation.nowNanos() + TUNNEL_NANOS, Phase.DELIVERY, arrival);
    }

    FlowStats[] newFlows() {
        FlowStats[] flows = new FlowStats[chassis.size()];
        for (int i = 0; i < flows.length; i++) {
            flows[i] = new FlowStats(simulation.nowNanos());
        }
        return flows;
    }

    long nextOrder() {
        return orders.nextLong();
    }

    RandomStream stream(String owner, String purpose) {
        return simulation.random().stream(name + "/" + owner, purpose);
    }

    Counter counter(String local) {
        Counter known = counters.get(local);
        if (known == null) {
            known = simulation.probes().counter(name + "/" + local);
            counters.put(local, known);
        }
        return known;
    }

    void mark(String entity, String kind, String text) {
        simulation.probes().mark(simulation.nowNanos(), name + "/" + entity, kind, text);
    }

    /** Has somebody told of everything that happens. */
    public void observe(OvnObserver observer) {
        observers.add(observer);
    }

    OvnObserver observer() {
        return observers;
    }

    RuleHits<OvnRule> rules() {
        return rules;
    }

    GatewayFailover failover() {
        return failover;
    }

    NorthdAging bindingAging() {
        return bindingAging;
    }

    NorthdAging fdbAging() {
        return fdbAging;
    }

    Scheduler scheduler() {
        return simulation;
    }

    OvnLatencies latencies() {
        return config.latencies();
    }

    List<LogicalSwitch> switches() {
        return switchList;
    }

    /** Its routers, oldest first. */
    public List<LogicalRouter> routers() {
        return routerList;
    }

    /** Its chassis, oldest first. */
    public List<OvnChassis> chassis() {
        return Collections.unmodifiableList(chassis);
    }

    /** First part of the names of its counters, marks and bands. */
    public String name() {
        return name;
    }

    /** How it was configured. */
    public OvnConfig config() {
        return config;
    }

    /** The software it runs. */
    public OvnRelease release() {
        return config.release();
    }

    /** The southbound table MAC_Binding. */
    public MacBindingTable bindings() {
        return bindings;
    }

    /** The southbound table FDB. */
    public FdbTable fdb() {
        return fdb;
    }

    /** The controllers' wall clock. */
    public WallClock clock() {
        return clock;
    }

    /** Runs of northd over MAC bindings so far. */
    public long northdRuns() {
        return bindingAging.runs();
    }

    /** Packets lost while they waited for a binding so far, those included that have waited too long by now. */
    public long packetsLost() {
        chassis.forEach(c -> c.controller().purgeBuffers());
        return probes.packetsLost();
    }

    /** Rules that acted. */
    public List<Rule> ruleHits() {
        return rules.hits();
    }
}
