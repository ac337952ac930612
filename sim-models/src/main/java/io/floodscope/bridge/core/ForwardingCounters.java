package io.floodscope.bridge.core;

import io.floodscope.probe.Counter;
import io.floodscope.probe.Probes;

/** What a bridge forwarded, by kind: frames taken in and copies made. */
public final class ForwardingCounters {

    private final Probes probes;
    private final String prefix;
    private final Counter unicastFrames;
    private final Counter groupFrames;
    private final Counter groupCopies;
    private final Counter floodedFrames;
    private final Counter floodedCopies;
    private final Counter unwantedCopies;

    /** Counters {@code <node>/forwarding/...} of a bridge. */
    public ForwardingCounters(Probes probes, String node) {
        this.probes = probes;
        this.prefix = node + "/forwarding/";
        this.unicastFrames = probes.counter(prefix + "unicast-frames");
        this.groupFrames = probes.counter(prefix + "group-frames");
        this.groupCopies = probes.counter(prefix + "group-copies");
        this.floodedFrames = probes.counter(prefix + "flooded-frames");
        this.floodedCopies = probes.counter(prefix + "flooded-copies");
        this.unwantedCopies = probes.counter(prefix + "unwanted-copies");
    }

    /** A frame went to one port. */
    public void unicast() {
        unicastFrames.add(1);
    }

    /** A frame went by a rule to this many ports; bridges without rules have no such counters. */
    public void byRule(int copies) {
        probes.counter(prefix + "rule-frames").add(1);
        probes.counter(prefix + "rule-copies").add(copies);
    }

    /** A frame to a group went to this many ports. */
    public void group(int copies) {
        groupFrames.add(1);
        groupCopies.add(copies);
    }

    /** A frame to an unknown destination went to this many ports, some of which lead to stations that do not want it. */
    public void flooded(int copies, int unwanted) {
        floodedFrames.add(1);
        floodedCopies.add(copies);
        unwantedCopies.add(unwanted);
    }
}
