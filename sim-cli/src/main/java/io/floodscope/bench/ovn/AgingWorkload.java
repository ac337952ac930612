package io.floodscope.bench.ovn;

import io.floodscope.engine.Event;
import io.floodscope.engine.Phase;
import io.floodscope.engine.RunLimits;
import io.floodscope.engine.Simulation;
import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.Prefix;
import io.floodscope.net.addr.Vlan;
import io.floodscope.net.frame.ArpPacket;
import io.floodscope.net.frame.Frame;
import io.floodscope.net.frame.IpPacket;
import io.floodscope.net.link.LinkParams;
import io.floodscope.net.link.Network;
import io.floodscope.net.link.Node;
import io.floodscope.net.link.Port;
import io.floodscope.ovn.AgeThresholds;
import io.floodscope.ovn.AgingController;
import io.floodscope.ovn.LogicalRouter;
import io.floodscope.ovn.LogicalRouterPort;
import io.floodscope.ovn.LogicalSwitch;
import io.floodscope.ovn.OvnChassis;
import io.floodscope.ovn.OvnConfig;
import io.floodscope.ovn.OvnDeployment;
import io.floodscope.ovn.OvnRelease;
import io.floodscope.ovn.OvnReleases;
import io.floodscope.ovn.SamplingRules;
import io.floodscope.ovn.Vif;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * N bindings of one router for one simulated day, threshold 1,200 s, under one controller. Every address belongs to a live
 * host that answers ARP; an instance sends one packet to each of them per hour, so rows are learned, refreshed or probed,
 * deleted and learned again as the controller has it.
 */
public final class AgingWorkload {

    private static final long SECOND = 1_000_000_000L;
    private static final long HOUR = 3_600 * SECOND;
    private static final long THRESHOLD_SECONDS = 1_200;
    private static final long INNER_MAC = 0x02_00_00_00_00_01L;
    private static final long OUTER_MAC = 0x02_00_00_00_00_02L;
    private static final long INSTANCE_MAC = 0x02_00_00_00_01_11L;
    private static final IpAddress INSTANCE = IpAddress.parse("192.168.0.11");
    private static final IpAddress FIRST = IpAddress.parse("10.0.1.0");

    private final Simulation simulation = new Simulation(1);
    private final OvnDeployment ovn;
    private final Hosts hosts = new Hosts();
    private final Sender sender;

    private AgingWorkload(OvnRelease release, int bindings) {
        Network network = new Network(simulation);
        ovn = new OvnDeployment(simulation, OvnConfig.of(release));
        OvnChassis chassis = network.add(ovn.addChassis("ch1"));
        network.add(hosts);
        LogicalSwitch outside = ovn.logicalSwitch("ext");
        outside.setLocalnet("physnet", Vlan.UNTAGGED, false);
        LogicalSwitch inside = ovn.logicalSwitch("ls0");
        LogicalRouter router = ovn.router("lr0");
        router.addPort("lrp-in", INNER_MAC, List.of(Prefix.parse("192.168.0.1/24")), inside);
        LogicalRouterPort port = router.addPort("lrp-ext", OUTER_MAC, List.of(Prefix.parse("10.0.0.1/8")), outside);
        port.bindTo(chassis, false);
        network.connect(chassis.providerPort("physnet"), hosts.port, LinkParams.INSTANT);
        sender = network.add(new Sender(bindings));
        Vif vif = chassis.addVif(inside, "m1", INSTANCE_MAC, List.of(INSTANCE));
        network.connect(vif.port(), sender.port, LinkParams.INSTANT);
        router.setThresholds(AgeThresholds.ofSeconds(THRESHOLD_SECONDS));
        simulation.at(0, Phase.TRAFFIC, sender);
    }

    /** All hosts behind the localnet port. */
    private static final class Hosts implements Node {
        private final Port port = new Port(this, "wire", 0);
        private long packets;

        @Override
        public String name() {
            return "hosts";
        }

        @Override
        public void receive(Port in, Frame frame, long word) {
            if (frame.payload() instanceof ArpPacket arp && arp.op() == ArpPacket.REQUEST) {
                long mac = 0x06_00_00_00_00_00L | arp.tpa().low();
                port.send(
                        Frame.of(
                                frame.src(), mac, new ArpPacket(ArpPacket.REPLY, mac, arp.tpa(), arp.sha(), arp.spa())),
                        0);
            } else {
                packets++;
            }
        }

        @Override
        public boolean isStation() {
            return true;
        }
    }

    /** The instance: one packet to each address per hour, evenly spread. */
    private final class Sender implements Node, Event {
        private final Port port = new Port(this, "eth0", 0);
        private final Frame[] frames;
        private final long interval;
        private int next;

        Sender(int bindings) {
            frames = new Frame[bindings];
            interval = HOUR / bindings;
            for (int i = 0; i < bindings; i++) {
                frames[i] = Frame.of(
                        INNER_MAC,
                        INSTANCE_MAC,
                        new IpPacket(
                                INSTANCE, FIRST.plus(i), IpPacket.Protocol.UDP, 40_000, 9, IpPacket.Kind.DATA, 64));
            }
        }

        @Override
        public void fire() {
            port.send(frames[next], 0);
            next = next + 1 == frames.length ? 0 : next + 1;
            simulation.at(simulation.nowNanos() + interval, Phase.TRAFFIC, this);
        }

        @Override
        public String name() {
            return "m1";
        }

        @Override
        public void receive(Port in, Frame frame, long word) {}

        @Override
        public boolean isStation() {
            return true;
        }
    }

    private static Map<String, OvnRelease> controllers() {
        OvnRelease latest = OvnReleases.named("ovn-26.03").orElseThrow();
        OvnRelease of2018 = OvnReleases.named("ovn-2018").orElseThrow();
        SamplingRules polling =
                SamplingRules.polling(300_000, 300_000, 0, SamplingRules.Probe.UNICAST, SamplingRules.Prober.OWNER);
        Map<String, OvnRelease> all = new LinkedHashMap<>();
        all.put("never", OvnReleases.named("ovn-22.03").orElseThrow());
        all.put("proposal-2018", of2018);
        all.put("proposal-2018-fixed", latest.withController(AgingController.Proposal2018.repaired()));
        all.put("northd", OvnReleases.named("ovn-23.03").orElseThrow());
        all.put("refreshed", OvnReleases.named("ovn-23.09").orElseThrow());
        all.put("probed", latest);
        all.put("custom", latest.withController(new AgingController.Custom(polling)));
        return all;
    }

    /**
     * Runs one controller, or all of them one after another.
     *
     * @param arguments controller or {@code all}, then the number of bindings (default 100,000)
     */
    public static void main(String[] arguments) {
        String wanted = arguments.length > 0 ? arguments[0] : "all";
        int bindings = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 100_000;
        controllers().forEach((name, release) -> {
            if ("all".equals(wanted) || name.equals(wanted)) {
                System.out.println(measure(name, release, bindings));
            }
        });
    }

    private static String measure(String name, OvnRelease release, int bindings) {
        AgingWorkload workload = new AgingWorkload(release, bindings);
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long cpuBefore = threads.getCurrentThreadCpuTime();
        long start = System.nanoTime();
        workload.simulation.runUntil(24 * HOUR, RunLimits.NONE);
        double wall = (System.nanoTime() - start) / 1e9;
        double cpu = (threads.getCurrentThreadCpuTime() - cpuBefore) / 1e9;
        Runtime runtime = Runtime.getRuntime();
        return String.format(
                Locale.ROOT,
                "RESULT ovn-aging controller=%s bindings=%d wall_s=%.2f cpu_s=%.2f events=%d inserted=%d deleted=%d rows=%d"
                        + " delivered=%d heap_mb=%d",
                name,
                bindings,
                wall,
                cpu,
                workload.simulation.eventsFired(),
                workload.ovn.bindings().inserted(),
                workload.ovn.bindings().deleted(),
                workload.ovn.bindings().size(),
                workload.hosts.packets,
                (runtime.totalMemory() - runtime.freeMemory()) >> 20);
    }
}
