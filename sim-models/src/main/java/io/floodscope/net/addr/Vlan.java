package io.floodscope.net.addr;

/** VLAN ids: a frame's tag or its absence, and the range an operator may write. */
public final class Vlan {

    /** No 802.1Q header on the frame. */
    public static final int UNTAGGED = -1;

    /** VID 0: a priority tag. Also what tables use for "no VLAN". */
    public static final int PRIORITY = 0;

    /** Smallest id that can be configured. */
    public static final int MIN = 1;

    /** Largest id that can be configured (IEEE 802.1Q reserves 4095). */
    public static final int MAX = 4094;

    private Vlan() {}

    /** Whether an operator may configure this id. */
    public static boolean isConfigurable(long id) {
        return id >= MIN && id <= MAX;
    }
}
