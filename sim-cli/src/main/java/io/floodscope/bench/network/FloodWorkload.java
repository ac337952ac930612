package io.floodscope.bench.network;

import io.floodscope.bridge.core.LearningBridge;
import io.floodscope.bridge.core.PortVlans;
import io.floodscope.bridge.generic.Switch;
import io.floodscope.bridge.generic.SwitchParams;
import io.floodscope.bridge.ovs.DatapathType;
import io.floodscope.bridge.ovs.OvsBridge;
import io.floodscope.bridge.ovs.OvsBridgeParams;
import io.floodscope.bridge.ovs.OvsProfile;
import io.floodscope.bridge.ovs.Vswitchd;
import io.floodscope.engine.Event;
import io.floodscope.engine.Phase;
import io.floodscope.engine.RunLimits;
import io.floodscope.engine.Simulation;
import io.floodscope.net.frame.EtherType;
import io.floodscope.net.frame.Frame;
import io.floodscope.net.frame.RawPayload;
import io.floodscope.net.link.LinkParams;
import io.floodscope.net.link.Network;
import io.floodscope.net.link.Port;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntSupplier;

/** W2: one learning bridge floods a steady sender's frames to all its receivers. */
public final class FloodWorkload {

    static final long SECOND = 1_000_000_000L;
    static final LinkParams LINK = new LinkParams(500, 10_000_000_000L, LinkParams.UNBOUNDED);
    static final int FRAME_BYTES = 1_000;
    private static final long NOBODY = 0x0200_0000_FFFFL;

    /** Which bridge floods. */
    public enum Kind {
        /** Open vSwitch with its flow cache. */
        OVS,
        /** A switch that looks at every frame. */
        SWITCH
    }

    /**
     * What is run.
     *
     * @param receivers H of the workload
     * @param packetsPerSecond R of the workload
     * @param seconds T of the workload
     * @param batched one event for the copies that arrive together, or one for each copy
     */
    public record Setting(Kind kind, int receivers, int packetsPerSecond, int seconds, boolean batched) {}

    private final Simulation simulation = new Simulation(1);
    private final List<CountingStation> receivers = new ArrayList<>();
    private final Setting setting;
    private final IntSupplier tableSize;
    private final Sender sender;

    /** Builds a bridge with a sender and receivers. */
    public FloodWorkload(Setting setting) {
        this.setting = setting;
        int receivers = setting.receivers();
        Network network = new Network(simulation);
        List<Port> ports = new ArrayList<>();
        this.tableSize =
                setting.kind() == Kind.OVS ? addOvs(network, receivers, ports) : addSwitch(network, receivers, ports);
        CountingStation source = network.add(new CountingStation("sender", 0x0200_0000_0000L));
        network.connect(source.port(), ports.get(0), LINK);
        for (int i = 1; i <= receivers; i++) {
            CountingStation receiver = network.add(new CountingStation("receiver" + i, 0x0200_0000_0000L + i));
            network.connect(receiver.port(), ports.get(i), LINK);
            this.receivers.add(receiver);
        }
        this.sender = new Sender(source);
    }

    private IntSupplier addOvs(Network network, int receivers, List<Port> ports) {
        Vswitchd ovs = new Vswitchd(simulation, "", OvsProfile.OVS_3, DatapathType.USERSPACE);
        OvsBridge bridge = network.add(ovs.addBridge("bridge", OvsBridgeParams.DEFAULTS));
        for (int i = 0; i <= receivers; i++) {
            ports.add(bridge.addPort("p" + i, PortVlans.access(4)).port());
        }
        ovs.copies().setOneEventPerCopy(!setting.batched());
        return () -> bridge.statistics().current();
    }

    private IntSupplier addSwitch(Network network, int receivers, List<Port> ports) {
        LearningBridge bridge = network.add(new Switch(simulation, "bridge", SwitchParams.DEFAULTS));
        for (int i = 0; i <= receivers; i++) {
            ports.add(bridge.addPort("p" + i, PortVlans.access(4)).port());
        }
        bridge.copies().setOneEventPerCopy(!setting.batched());
        return () -> bridge.statistics().current();
    }

    /** Sends a frame at i/R for i = 0, 1, ... */
    private final class Sender implements Event {
        private final Port port;
        private final Frame frame;
        private long next;

        Sender(CountingStation source) {
            this.port = source.port();
            this.frame =
                    Frame.of(NOBODY, source.mac(), new RawPayload(EtherType.IPV4, FRAME_BYTES - Frame.HEADER_BYTES));
            simulation.at(0, Phase.TRAFFIC, this);
        }

        @Override
        public void fire() {
            port.send(frame, next++);
            simulation.at(next * SECOND / setting.packetsPerSecond(), Phase.TRAFFIC, this);
        }
    }

    /** Runs up to, but not including, a whole second, and lets the last copies arrive. */
    void runSeconds(long seconds) {
        simulation.runUntil(seconds * SECOND - 1, RunLimits.NONE);
    }

    /**
     * Builds and runs the workload and returns its line.
     *
     * @throws IllegalStateException if the run is not valid
     */
    public static String run(Setting setting) {
        int warmUp = Math.max(1, 2_000 / setting.receivers());
        new FloodWorkload(new Setting(setting.kind(), setting.receivers(), 1_000, warmUp, setting.batched()))
                .runSeconds(warmUp);
        FloodWorkload workload = new FloodWorkload(setting);
        Stopwatch watch = Stopwatch.start();
        workload.runSeconds(setting.seconds());
        watch.stop();
        workload.check((long) setting.packetsPerSecond() * setting.seconds());
        return workload.line(watch);
    }

    private void check(long packets) {
        for (CountingStation receiver : receivers) {
            if (receiver.unwantedFrames() != packets || receiver.unwantedBytes() != packets * FRAME_BYTES) {
                throw new IllegalStateException(
                        receiver.name() + " counted " + receiver.unwantedFrames() + " frames instead of " + packets);
            }
        }
        if (tableSize.getAsInt() != 1) {
            throw new IllegalStateException("the table holds " + tableSize.getAsInt() + " entries instead of 1");
        }
    }

    private String line(Stopwatch watch) {
        long packets = sender.next;
        long copies = packets * receivers.size();
        return String.format(
                Locale.ROOT,
                "RESULT workload=w2 variant=%s bridge=%s h=%d r=%d t=%d %s events=%d packets=%d copies=%d"
                        + " ns_per_packet=%.2f ns_per_copy=%.2f cpu_ns_per_copy=%.2f",
                setting.batched() ? "batched" : "copy-event",
                setting.kind().name().toLowerCase(Locale.ROOT),
                setting.receivers(),
                setting.packetsPerSecond(),
                setting.seconds(),
                watch.text(),
                simulation.eventsFired(),
                packets,
                copies,
                watch.nanosPer(packets),
                watch.nanosPer(copies),
                watch.cpuNanosPer(copies));
    }

    /** The run, for measuring in steps. */
    Simulation simulation() {
        return simulation;
    }
}
