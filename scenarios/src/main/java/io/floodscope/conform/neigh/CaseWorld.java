package io.floodscope.conform.neigh;

import io.floodscope.conform.ReplayOptions;
import io.floodscope.conform.UnsupportedTraceException;
import io.floodscope.engine.Phase;
import io.floodscope.engine.Simulation;
import io.floodscope.host.HostInterface;
import io.floodscope.host.InterfaceTunable;
import io.floodscope.host.LinuxHost;
import io.floodscope.host.Machine;
import io.floodscope.host.neigh.KernelProfile;
import io.floodscope.host.neigh.NeighborTable;
import io.floodscope.host.neigh.NeighborTunable;
import io.floodscope.host.neigh.TimerModel;
import io.floodscope.net.addr.MacAddress;
import io.floodscope.net.addr.Prefix;
import io.floodscope.net.link.Link;
import io.floodscope.net.link.LinkParams;
import io.floodscope.net.link.Network;
import io.floodscope.net.link.Port;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The simulation made from a trace's inputs: hosts on one kernel, script stations, and the bridge between them. */
final class CaseWorld {

    private static final long MILLI = 1_000_000L;
    /**
     * The kernel ran its work for MANAGED entries every 1,280 ticks of 250 Hz (5 s rounded up by the timer wheel) since boot;
     * on the machine that recorded the traces at ticks with this remainder. Traces do not carry it.
     */
    private static final long MANAGED_TICK_REMAINDER = 64;

    private static final long MANAGED_PERIOD_TICKS = 1280;

    /** How late the recording notices a new reachable time, with some room. */
    private static final long SEEN_LATE = 1_100 * MILLI;

    private final Simulation simulation;
    private final JsonNode draws;
    private final Machine machine;
    private final boolean v6;
    private final Observations observations;
    private final LearningSwitch bridge;
    private final Map<String, TraceHost> hosts = new LinkedHashMap<>();
    private final Map<String, ScriptStation> stations = new LinkedHashMap<>();
    private final Map<String, Link> links = new LinkedHashMap<>();

    CaseWorld(JsonNode trace, ReplayOptions options) {
        this.draws = trace.path("observed").path("ntable");
        this.simulation = new Simulation(options.seed());
        this.observations = new Observations(simulation);
        JsonNode stack = trace.path("stack");
        this.v6 = stack.path("ip_family").asInt(4) == 6;
        int hz = stack.path("hz").asInt(250);
        long jiffies = stack.path("jiffies_t0").asLong(0);
        TimerModel wheel = TimerModel.wheel(hz, jiffies, TraceTime.nanos(stack.path("phase_ms")));
        TimerModel timers = options.timers() == ReplayOptions.Timers.WHEEL ? wheel : wheel.unrounded();
        this.machine = new Machine(simulation, "recorded", KernelProfile.LINUX_6, timers);
        alignManagedWork(jiffies, hz, wheel.phaseNanos());
        JsonNode wiring = trace.path("links");
        if (!wiring.path("kind").asString("").contains("bridge")) {
            throw new UnsupportedTraceException("unknown kind of links: " + wiring.path("kind"));
        }
        Network network = new Network(simulation);
        this.bridge = network.add(
                new LearningSwitch(simulation, wiring.path("bridge_ageing_s").asLong(300) * 1000 * MILLI));
        LinkParams cable = new LinkParams(TraceTime.nanos(wiring.path("delay_ms")), 0, LinkParams.UNBOUNDED);
        for (JsonNode host : trace.path("hosts")) {
            Port port = addHost(network, host);
            String name = host.path("name").asString();
            Port bridgePort = bridge.addPort(name);
            bridgePort.observe(observations);
            links.put(name, network.connect(port, bridgePort, cable));
        }
        followReachableTimes();
    }

    private void alignManagedWork(long jiffies, int hz, long phaseNanos) {
        long remainder = Math.floorMod(MANAGED_TICK_REMAINDER - jiffies, MANAGED_PERIOD_TICKS);
        long anchor = Math.max(0, remainder * (1_000_000_000L / hz) - phaseNanos);
        machine.ipv4().setManagedRun(anchor);
        machine.ipv6().setManagedRun(anchor);
    }

    private Port addHost(Network network, JsonNode host) {
        String kind = host.path("kind").asString("");
        return switch (kind) {
            case "linux" -> addLinux(network, host);
            case "script" -> {
                ScriptStation station = network.add(new ScriptStation(simulation, host));
                stations.put(station.name(), station);
                yield station.port();
            }
            default -> throw new UnsupportedTraceException("unknown kind of host: " + kind);
        };
    }

    private Port addLinux(Network network, JsonNode host) {
        LinuxHost linux = network.add(new LinuxHost(machine, host.path("name").asString()));
        long mac = MacAddress.parse(host.path("mac").asString()).value();
        HostInterface itf = linux.addInterface("eth0", mac);
        host.path("ips").forEach(ip -> itf.addAddress(Prefix.parse(ip.asString())));
        host.path("params").properties().forEach(p -> parameter(itf, p.getKey(), p.getValue()));
        JsonNode reachable = host.path("reachable_time_ms_observed");
        if (reachable.isNumber()) {
            itf.neighbors(v6).pinReachableTime(TraceTime.nanos(reachable));
        }
        itf.neighbors(v6).listen(observations.neighborsOf(linux.name()));
        TraceHost traced = new TraceHost(linux, itf, observations);
        hosts.put(linux.name(), traced);
        host.path("tcp_servers")
                .properties()
                .forEach(s -> traced.serveTcp(
                        Integer.parseInt(s.getKey()), s.getValue().asString()));
        return itf.port();
    }

    /** Writes a tunable of a host by its name in traces, which is the kernel's but for the unit of locktime. */
    private void parameter(HostInterface itf, String name, JsonNode value) {
        switch (name) {
            case "gc_thresh" -> thresholds(value);
            case "gc_run_ms" -> table().setDefault(NeighborTunable.BASE_REACHABLE_TIME, 2 * value.asLong());
            case "locktime_ms" -> itf.set(v6, NeighborTunable.LOCKTIME, value.asLong() / 10);
            default -> set(itf, name, value.asLong());
        }
    }

    private void thresholds(JsonNode value) {
        table().setThresholds(
                        value.get(0).asInt(), value.get(1).asInt(), value.get(2).asInt());
    }

    /** Writes a tunable while the trace runs. */
    void write(HostInterface itf, String name, long value) {
        set(itf, name, value);
        if (name.equals(NeighborTunable.BASE_REACHABLE_TIME.kernelName())) {
            drawNow(itf.host().name());
        }
    }

    private void set(HostInterface itf, String name, long value) {
        var neighbor = NeighborTunable.byName(name);
        var conf = InterfaceTunable.byName(v6, name);
        if (neighbor.isPresent()) {
            itf.set(v6, neighbor.get(), value);
        } else if (conf.isPresent()) {
            itf.set(conf.get(), value);
        } else {
            throw new UnsupportedTraceException("unknown sysctl: " + name);
        }
    }

    /** Refuses a tunable that no host knows. */
    void checkTunable(String host, String name) {
        host(host);
        if (NeighborTunable.byName(name).isEmpty()
                && InterfaceTunable.byName(v6, name).isEmpty()) {
            throw new UnsupportedTraceException("unknown sysctl: " + name);
        }
    }

    private NeighborTable table() {
        return machine.table(v6);
    }

    /** The reachable times that the kernel drew later: the only field of the recording that is an input. */
    private void followReachableTimes() {
        for (JsonNode draw : draws) {
            long at = TraceTime.nanos(draw.path("t_ms"));
            if (at >= 0 && hosts.containsKey(draw.path("host").asString())) {
                simulation.at(at, Phase.HOUSEKEEPING, () -> pin(draw));
            }
        }
    }

    private void pin(JsonNode draw) {
        host(draw.path("host").asString())
                .networkInterface()
                .neighbors(v6)
                .pinReachableTime(TraceTime.nanos(draw.path("reachable_ms")));
    }

    /** A write of base_reachable_time drew at once what the recording shows up to a second later. */
    private void drawNow(String host) {
        long now = simulation.nowNanos();
        for (JsonNode draw : draws) {
            long seen = TraceTime.nanos(draw.path("t_ms"));
            if (draw.path("host").asString().equals(host) && seen >= now && seen <= now + SEEN_LATE) {
                pin(draw);
                return;
            }
        }
    }

    Simulation simulation() {
        return simulation;
    }

    Observations observations() {
        return observations;
    }

    boolean isV6() {
        return v6;
    }

    LearningSwitch bridge() {
        return bridge;
    }

    TraceHost host(String name) {
        TraceHost host = hosts.get(name);
        if (host == null) {
            throw new UnsupportedTraceException("no Linux host is named " + name);
        }
        return host;
    }

    ScriptStation station(String name) {
        ScriptStation station = stations.get(name);
        if (station == null) {
            throw new UnsupportedTraceException("no script host is named " + name);
        }
        return station;
    }

    @Nullable
    Link link(String host) {
        return links.get(host);
    }
}
