package io.floodscope.bridge.ovs;

/** Destinations that a bridge without {@code forward-bpdu} neither forwards nor learns from (OVS spec section 5 step 3). */
final class ReservedDestinations {

    private static final long BRIDGE_GROUP = 0x0180_C200_0000L;
    private static final long EXTREME_DISCOVERY = 0x00E0_2B00_0000L;
    private static final long EXTREME_EAPS_A = 0x00E0_2B00_0004L;
    private static final long EXTREME_EAPS_B = 0x00E0_2B00_0006L;
    private static final long CISCO_ISL = 0x0100_0C00_0000L;
    private static final long CISCO_CDP = 0x0100_0CCC_CCCCL;
    private static final long CISCO_PVST = 0x0100_0CCC_CCCDL;
    private static final long CISCO_UPLINK_FAST = 0x0100_0CCD_CDCDL;
    private static final long CISCO_CFM = 0x0100_0CCC_CCC0L;
    private static final long LOW_NIBBLE = 0xFL;

    private ReservedDestinations() {}

    static boolean contains(long mac) {
        long block = mac & ~LOW_NIBBLE;
        return block == BRIDGE_GROUP
                || block == CISCO_CFM
                || mac == CISCO_CDP
                || mac == CISCO_PVST
                || mac == CISCO_UPLINK_FAST
                || mac == CISCO_ISL
                || mac == EXTREME_DISCOVERY
                || mac == EXTREME_EAPS_A
                || mac == EXTREME_EAPS_B;
    }
}
