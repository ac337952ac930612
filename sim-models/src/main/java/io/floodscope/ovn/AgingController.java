package io.floodscope.ovn;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * Who ages MAC bindings, and by which rules: a family of parameter records. The machines that act on them are
 * {@code NorthdAging} (central deletion), {@code FlowSampler} (refresh by each chassis) and {@code Proposal2018}.
 */
public sealed interface AgingController {

    /** Name in scenario files. */
    String key();

    /** Whether northd deletes rows by their timestamp and threshold. */
    default boolean northdDeletes() {
        return true;
    }

    /** What a chassis samples, or {@link SamplingRules#NONE}. */
    default SamplingRules sampling() {
        return SamplingRules.NONE;
    }

    /** Nothing ever removes a row: OVN before 22.09. */
    record Never() implements AgingController {
        @Override
        public String key() {
            return "never";
        }

        @Override
        public boolean northdDeletes() {
            return false;
        }
    }

    /**
     * The patch of March 2018 (P18): each controller probes at T/2, 2T/3 and 3T/4 and deletes at T.
     *
     * @param baseReachableMillis T in ms; 20 minutes, not configurable, in the patch
     * @param quirks odd behaviours that are in force
     */
    record Proposal2018(long baseReachableMillis, Set<Proposal2018Quirk> quirks) implements AgingController {

        /** T of the patch: 20 minutes. */
        public static final long PATCH_MILLIS = 20 * 60 * 1_000L;

        /** Keeps its own copy and checks T. */
        public Proposal2018 {
            EnumSet<Proposal2018Quirk> own = EnumSet.noneOf(Proposal2018Quirk.class);
            own.addAll(quirks);
            quirks = Collections.unmodifiableSet(own);
            if (baseReachableMillis < 4) {
                throw new IllegalArgumentException("base_reachable_time must be 4 ms or more: " + baseReachableMillis);
            }
        }

        /** The patch as written. */
        public static Proposal2018 asWritten() {
            return new Proposal2018(PATCH_MILLIS, EnumSet.allOf(Proposal2018Quirk.class));
        }

        /** What the review asked for: neighbour solicitations for IPv6, and every defect repaired. */
        public static Proposal2018 repaired() {
            return new Proposal2018(PATCH_MILLIS, EnumSet.noneOf(Proposal2018Quirk.class));
        }

        /** The same with another T. */
        public Proposal2018 withMillis(long millis) {
            return new Proposal2018(millis, quirks);
        }

        /** The same without one odd behaviour. */
        public Proposal2018 without(Proposal2018Quirk quirk) {
            Set<Proposal2018Quirk> fewer = EnumSet.noneOf(Proposal2018Quirk.class);
            fewer.addAll(quirks);
            fewer.remove(quirk);
            return new Proposal2018(baseReachableMillis, fewer);
        }

        boolean has(Proposal2018Quirk quirk) {
            return quirks.contains(quirk);
        }

        @Override
        public String key() {
            return quirks.isEmpty() ? "proposal-2018-fixed" : "proposal-2018";
        }

        @Override
        public boolean northdDeletes() {
            return false;
        }
    }

    /** A22, 22.09 to 23.06: northd deletes at timestamp + T; only a MAC change renews the timestamp. */
    record NorthdOnly() implements AgingController {
        @Override
        public String key() {
            return "northd";
        }
    }

    /**
     * R23, 23.09 to 24.03.4: A22 plus a sample every 3T/4 of a flow per row, without probes.
     *
     * @param lookupBroken the defect of 24.03.5 and 24.09.2: no row is ever refreshed
     */
    record Refreshed(boolean lookupBroken) implements AgingController {
        @Override
        public String key() {
            return "refreshed";
        }

        @Override
        public SamplingRules sampling() {
            return lookupBroken ? SamplingRules.NONE : SamplingRules.r23();
        }
    }

    /**
     * R25, 24.03.6, 24.09.3 and 25.03 on: samples every 3T/16, cool-down 3T/16, probes for rows in use.
     *
     * @param sampling the rules of the release
     */
    record Probed(SamplingRules sampling) implements AgingController {
        @Override
        public String key() {
            return "probed";
        }
    }

    /**
     * A polling controller for people who design one: northd deletes at T, each chassis looks at its flows every poll period.
     *
     * @param sampling period, skip, phase, probe mode and who probes
     */
    record Custom(SamplingRules sampling) implements AgingController {
        @Override
        public String key() {
            return "custom";
        }
    }
}
