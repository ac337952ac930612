package io.floodscope.bridge.ovs;

import java.util.List;

/**
 * What differs between versions of Open vSwitch (OVS spec section 1).
 *
 * @param name name in scenarios
 * @param source where the values were read
 * @param defaultTableSize mac-table-size when it is not set
 * @param maxIdleNanos max-idle: life of an unused datapath flow, in ns
 * @param dumpIntervalNanos max-revalidator: time between flow dumps, in ns
 * @param flowLimit flow-limit: above it unused flows live 100 ms, above twice it all go
 * @param deletesChangedFlows whether revalidation deletes a flow whose actions changed instead of replacing them
 * @param hasStaticEntries whether {@code fdb/add} exists
 * @param hasStatistics whether {@code fdb/stats-show} exists
 * @param correctionNanosPerFlow how long a revalidation takes per cached flow, in ns (1 to 8 ms were measured for 4,000)
 */
public record OvsProfile(
        String name,
        String source,
        int defaultTableSize,
        long maxIdleNanos,
        long dumpIntervalNanos,
        int flowLimit,
        boolean deletesChangedFlows,
        boolean hasStaticEntries,
        boolean hasStatistics,
        long correctionNanosPerFlow) {

    private static final long MS = 1_000_000L;

    /** 2.3.1, the older of the seed's versions. */
    public static final OvsProfile OVS_2_3 = new OvsProfile(
            "ovs-2.3",
            "openvswitch v2.3.1: lib/mac-learning.h, ofproto-dpif-upcall.c",
            2_048,
            1_500 * MS,
            500 * MS,
            200_000,
            true,
            false,
            false,
            1_000);

    /** 2.5.6, the newer of the seed's versions. */
    public static final OvsProfile OVS_2_5 = new OvsProfile(
            "ovs-2.5",
            "openvswitch v2.5.6: lib/mac-learning.h, ofproto-dpif-upcall.c",
            2_048,
            10_000 * MS,
            500 * MS,
            200_000,
            false,
            false,
            false,
            1_000);

    /** 3.1.0, the version of the recorded traces. */
    public static final OvsProfile OVS_3 = new OvsProfile(
            "ovs-3.x",
            "openvswitch v3.1.0: lib/mac-learning.h, ofproto-dpif-upcall.c, vswitch.xml",
            8_192,
            10_000 * MS,
            500 * MS,
            200_000,
            false,
            true,
            true,
            1_000);

    /** The profiles that ship, oldest first. */
    public static final List<OvsProfile> ALL = List.of(OVS_2_3, OVS_2_5, OVS_3);

    /** The profile of this name. */
    public static OvsProfile named(String name) {
        return ALL.stream()
                .filter(p -> p.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no OVS profile is named " + name));
    }

    /** The same profile with another max-idle, at least 500 ms. */
    public OvsProfile withMaxIdleNanos(long nanos) {
        return new OvsProfile(
                name,
                source,
                defaultTableSize,
                Math.max(nanos, 500 * MS),
                dumpIntervalNanos,
                flowLimit,
                deletesChangedFlows,
                hasStaticEntries,
                hasStatistics,
                correctionNanosPerFlow);
    }

    /** The same profile with another max-revalidator, at least 100 ms. */
    public OvsProfile withDumpIntervalNanos(long nanos) {
        return new OvsProfile(
                name,
                source,
                defaultTableSize,
                maxIdleNanos,
                Math.max(nanos, 100 * MS),
                flowLimit,
                deletesChangedFlows,
                hasStaticEntries,
                hasStatistics,
                correctionNanosPerFlow);
    }
}
