package io.floodscope.host.neigh;

/** Flags of an update (NEIGH_UPDATE_F_*), combined with {@code |}. */
public final class Update {

    /** No flag. */
    public static final int NONE = 0;
    /** May replace another address. */
    public static final int OVERRIDE = 1;
    /** Another address demotes a CONNECTED entry to STALE instead. */
    public static final int WEAK_OVERRIDE = 2;
    /** The router flag of the sender counts. */
    public static final int OVERRIDE_ISROUTER = 4;
    /** The sender is a router. */
    public static final int ISROUTER = 8;
    /** By the administrator. */
    public static final int ADMIN = 16;

    private Update() {}

    static boolean has(int flags, int flag) {
        return (flags & flag) != 0;
    }
}
