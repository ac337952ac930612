package io.floodscope.host.neigh;

/**
 * How devices without the kernel's state machine keep neighbours, such as routers and other operating systems: an entry lives
 * for a fixed time since it was last heard of, is asked for again shortly before that ends, and is then forgotten
 * (spec incidents, 8, 9 and 13).
 *
 * @param lifetimeNanos time since the last ARP or ND from the neighbour, in ns
 * @param refreshLeadNanos how long before the end the first refresh is sent, in ns; the second follows at the end
 * @param refreshes how many refreshes are sent before the entry is forgotten; 0 = none
 * @param broadcastRefresh whether refreshes are broadcast; else they go to the known address
 */
public record FixedLifetime(long lifetimeNanos, long refreshLeadNanos, int refreshes, boolean broadcastRefresh) {

    /** Checks the ranges. */
    public FixedLifetime {
        if (lifetimeNanos <= 0 || refreshLeadNanos < 0 || refreshLeadNanos >= lifetimeNanos || refreshes < 0) {
            throw new IllegalArgumentException("a lifetime is above 0 and longer than the refresh before its end, got "
                    + lifetimeNanos + " ns and " + refreshLeadNanos + " ns, " + refreshes + " refreshes");
        }
    }

    /** Forgotten after this time without having asked again. */
    public static FixedLifetime withoutRefresh(long lifetimeNanos) {
        return new FixedLifetime(lifetimeNanos, 0, 0, false);
    }

    /** As many router operating systems do: a unicast refresh 60 s before the end, another at the end. */
    public static FixedLifetime router(long lifetimeNanos) {
        return new FixedLifetime(lifetimeNanos, 60_000_000_000L, 2, false);
    }

    /** Time after which an entry that nobody confirmed is looked at. */
    long quietNanos() {
        return lifetimeNanos - (refreshes == 0 ? 0 : refreshLeadNanos);
    }
}
