package io.floodscope.scenario.sysctl;

import io.floodscope.host.InterfaceTunable;
import io.floodscope.host.neigh.KernelProfile;
import io.floodscope.host.neigh.NeighborTunable;
import org.jspecify.annotations.Nullable;

/** A setting of a kernel that bears on neighbours, and which kernels have it. */
public sealed interface Setting {

    /** The last part of its name. */
    String file();

    /** Why this kernel does not take this value, or null if it does. */
    @Nullable
    String missing(KernelProfile kernel, long value);

    /** A tunable of a neighbour table: net.ipv4.neigh and net.ipv6.neigh. */
    record Neighbours(NeighborTunable tunable) implements Setting {

        @Override
        public String file() {
            return tunable.kernelName();
        }

        @Override
        public @Nullable String missing(KernelProfile kernel, long value) {
            return switch (tunable) {
                case MCAST_RESOLICIT -> lacking(kernel.mcastResolicit(), kernel, file());
                case INTERVAL_PROBE_TIME -> lacking(kernel.managedEntries(), kernel, file());
                case UNRES_QLEN_BYTES ->
                    kernel.queueByPackets()
                            ? kernel.name() + " has no unres_qlen_bytes: it bounds the queue by unres_qlen"
                            : null;
                case UNRES_QLEN ->
                    kernel.queueByPackets() ? null : kernel.name() + " bounds the queue by unres_qlen_bytes";
                default -> null;
            };
        }
    }

    /** A tunable of interfaces: net.ipv4.conf and net.ipv6.conf. */
    record Interfaces(InterfaceTunable tunable) implements Setting {

        @Override
        public String file() {
            return tunable.kernelName();
        }

        @Override
        public @Nullable String missing(KernelProfile kernel, long value) {
            return switch (tunable) {
                // drop_unsolicited_na came with its ARP twin; accept_untracked_na, like the carrier switches, after
                // 5.15.
                case DROP_GRATUITOUS_ARP, DROP_UNSOLICITED_NA -> lacking(kernel.dropGratuitous(), kernel, file());
                case ARP_EVICT_NOCARRIER, NDISC_EVICT_NOCARRIER, ACCEPT_UNTRACKED_NA ->
                    lacking(kernel.carrierEvicts(), kernel, file());
                // 4.6 brought keep_addr_on_down: of the modelled generations the same as have mcast_resolicit.
                case KEEP_ADDR_ON_DOWN -> lacking(kernel.mcastResolicit(), kernel, file());
                case ARP_ACCEPT ->
                    value == 2 && !kernel.arpAcceptSubnet() ? kernel.name() + " knows arp_accept 0 and 1 only" : null;
                default -> null;
            };
        }
    }

    /**
     * gc_thresh1, 2 or 3 of the whole machine.
     *
     * @param number 1, 2 or 3
     */
    record Threshold(int number) implements Setting {

        @Override
        public String file() {
            return "gc_thresh" + number;
        }

        @Override
        public @Nullable String missing(KernelProfile kernel, long value) {
            return null;
        }
    }

    private static @Nullable String lacking(boolean has, KernelProfile kernel, String file) {
        return has ? null : kernel.name() + " has no " + file;
    }
}
