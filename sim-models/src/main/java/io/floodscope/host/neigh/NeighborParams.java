package io.floodscope.host.neigh;

/** The values of all {@link NeighborTunable}s for one device and family (neigh_parms), each in its kernel unit. */
public final class NeighborParams {

    private final long[] values = new long[NeighborTunable.values().length];
    private final boolean[] written = new boolean[values.length];

    private NeighborParams() {}

    /** The kernel's defaults of a family. */
    public static NeighborParams defaults(boolean v6, KernelProfile profile) {
        NeighborParams params = new NeighborParams();
        for (NeighborTunable tunable : NeighborTunable.values()) {
            params.values[tunable.ordinal()] = tunable.initial(v6);
        }
        if (!profile.queueByPackets()) {
            params.values[NeighborTunable.UNRES_QLEN_BYTES.ordinal()] = profile.queueDefault();
        }
        return params;
    }

    /** A copy in which nothing counts as written: what a new device gets. */
    public NeighborParams copy() {
        NeighborParams params = new NeighborParams();
        System.arraycopy(values, 0, params.values, 0, values.length);
        return params;
    }

    /** The value in the tunable's unit. */
    public long get(NeighborTunable tunable) {
        return values[tunable.ordinal()];
    }

    /** The value of a time in ns. */
    public long nanos(NeighborTunable tunable) {
        return values[tunable.ordinal()] * tunable.unit().nanos();
    }

    /** Whether an operator set it. */
    public boolean isWritten(NeighborTunable tunable) {
        return written[tunable.ordinal()];
    }

    void set(NeighborTunable tunable, long value) {
        values[tunable.ordinal()] = tunable.check(value);
        written[tunable.ordinal()] = true;
    }

    void inherit(NeighborTunable tunable, long value) {
        values[tunable.ordinal()] = value;
    }
}
