package io.floodscope.cli;

import io.floodscope.bench.network.FloodWorkload;
import io.floodscope.bench.network.FluidFlood;
import io.floodscope.bench.network.FluidIncident;
import io.floodscope.bench.network.IncidentWorkload;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options of the workloads of whole networks, W2 and W3, in the letters of their definition. */
final class NetworkWorkloadOptions {

    /** Names of these workloads. */
    static final List<String> NAMES = List.of("w2", "w3");

    /** Profiles of W3's gateway. */
    enum GatewayKind {
        /** Answers from its real MAC: the incident. */
        REAL,
        /** Answers from its virtual MAC: the cure. */
        VIRTUAL
    }

    /** Bridges that a workload may run on. */
    enum BridgeKind {
        /** Open vSwitch. */
        OVS,
        /** A switch (W2) or a Linux bridge (W3) that looks at every frame and ages exactly. */
        PLAIN
    }

    @Option(
            names = "--h",
            paramLabel = "N",
            defaultValue = "50",
            description = "w2: receivers (default: ${DEFAULT-VALUE})")
    private int receivers;

    @Option(
            names = "--r",
            paramLabel = "N",
            defaultValue = "1000",
            description = "w2: packets per second (default: ${DEFAULT-VALUE})")
    private int packetsPerSecond;

    @Option(
            names = "--t",
            paramLabel = "SECONDS",
            description = "w2: simulated seconds (default: 100, above 100 receivers 25)")
    private Optional<Integer> floodSeconds = Optional.empty();

    @Option(
            names = "--copy-event",
            description = "w2: one event for each copy instead of one for those that arrive together")
    private boolean copyEvent;

    @Option(
            names = "--fluid",
            description = "w2, w3: counters in closed form between changes of state, instead of packet by packet")
    private boolean fluid;

    @Option(
            names = "--s",
            paramLabel = "N",
            defaultValue = "10",
            description = "w3: compute hosts of 20 instances (default: ${DEFAULT-VALUE})")
    private int computes;

    @Option(
            names = "--d",
            paramLabel = "SECONDS",
            description = "w3: simulated seconds (default: 3600 for one host, 400 for up to ten, 320 for more)")
    private Optional<Integer> incidentSeconds = Optional.empty();

    @Option(
            names = "--profile",
            paramLabel = "P",
            defaultValue = "real",
            description = "w3: the gateway answers from its real or its virtual MAC (default: ${DEFAULT-VALUE})")
    private GatewayKind profile = GatewayKind.REAL;

    @Option(names = "--remote", description = "w3: the datagrams go through the gateway to a host behind it")
    private boolean remote;

    @Option(
            names = "--bridge",
            paramLabel = "B",
            description =
                    "w2, w3: ovs or plain (default: ovs for w2; plain for w3, whose aging is exact by definition)")
    private Optional<BridgeKind> bridge = Optional.empty();

    /** What is wrong with the values for a workload, if anything. */
    Optional<String> problem(String name) {
        if (fluid && copyEvent) {
            return Optional.of("--fluid has no copies, so that --copy-event means nothing");
        }
        if (fluid && name.equals("w3") && bridge.orElse(BridgeKind.PLAIN) == BridgeKind.OVS) {
            return Optional.of("--fluid needs a bridge that ages exactly: --bridge plain");
        }
        if (fluid && name.equals("w2") && packetsPerSecond > 0 && 1_000_000_000 % packetsPerSecond != 0) {
            return Optional.of("--fluid needs packets a whole number of ns apart; --r " + packetsPerSecond
                    + " does not divide 1000000000");
        }
        if (name.equals("w2")) {
            return check("--h", receivers, 10_000)
                    .or(() -> check("--r", packetsPerSecond, 1_000_000))
                    .or(() -> check("--t", floodSeconds(), 290));
        }
        return check("--s", computes, 2_000).or(() -> check("--d", incidentSeconds(), 100_000));
    }

    private int floodSeconds() {
        return floodSeconds.orElse(receivers > 100 ? 25 : 100);
    }

    private int incidentSeconds() {
        return incidentSeconds.orElse(computes == 1 ? 3_600 : computes <= 10 ? 400 : 320);
    }

    private static Optional<String> check(String option, int value, int largest) {
        return value >= 1 && value <= largest
                ? Optional.empty()
                : Optional.of(
                        String.format(Locale.ROOT, "%s must lie between 1 and %d, not %d", option, largest, value));
    }

    /** Runs a workload and returns its line. */
    String run(String name) {
        if (name.equals("w2")) {
            FloodWorkload.Kind kind = bridge.orElse(BridgeKind.OVS) == BridgeKind.OVS
                    ? FloodWorkload.Kind.OVS
                    : FloodWorkload.Kind.SWITCH;
            FloodWorkload.Setting flood =
                    new FloodWorkload.Setting(kind, receivers, packetsPerSecond, floodSeconds(), !copyEvent);
            return fluid ? FluidFlood.run(flood) : FloodWorkload.run(flood);
        }
        IncidentWorkload.Kind kind = bridge.orElse(BridgeKind.PLAIN) == BridgeKind.OVS
                ? IncidentWorkload.Kind.OVS
                : IncidentWorkload.Kind.LINUX;
        IncidentWorkload.Setting incident =
                new IncidentWorkload.Setting(kind, computes, incidentSeconds(), profile == GatewayKind.REAL, remote);
        return fluid ? FluidIncident.run(incident) : IncidentWorkload.run(incident);
    }
}
