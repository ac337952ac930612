package io.floodscope.scenario.schema;

import io.floodscope.net.addr.MacAddress;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that must hold over the run. */
@Block(
        value = "assertion",
        doc = "A metric of the whole run (or of a part of it) and the bounds it must keep. See the list of metrics.")
public record AssertSpec(
        Origin origin,

        @Key(value = "What is measured.", required = true, refers = "metric")
        String metric,

        @Key(
                value = "The subjects: bridges, hosts, ports (bridge/port), gateways or traffic, as the metric says; "
                        + "'*' matches any part. Several subjects must each keep the bounds unless 'total' is set. "
                        + "Without it: everything of that kind, in total.",
                refers = "subject")
        List<String> on,

        @Key(value = "Only this VLAN.", min = "0", max = "4094") @Nullable
        Integer vlan,

        @Key("Only frames to this MAC.") @Nullable MacAddress dst,

        @Key(value = "For the metric 'counter': its name; '*' matches any part, several are summed.") @Nullable
        String counter,

        @Key(value = "For neighbour metrics: the address of the neighbour.") @Nullable
        String neighbour,

        @Key(
                value =
                        "For neighbour metrics: the state meant, such as STALE; ABSENT for the time after an entry was deleted.")
        @Nullable
        String state,

        @Key(value = "For marks: the kind of mark, such as fdb-expired; see the list of marks. '*' matches any part.")
        @Nullable
        String kind,

        @Key(value = "Only what begins at or after this time.", min = "0s") @Nullable
        Duration after,

        @Key(value = "Only what begins before this time.", min = "0s") @Nullable
        Duration before,

        @Key(
                value = "For rates: only the intervals that lie wholly inside flood windows ('floods') or wholly "
                        + "outside ('quiet').")
        @Nullable
        During during,

        @Key(value = "For rates: the bridge whose flood windows 'during' means; all without it.", refers = "bridge")
        @Nullable
        String floodsOf,

        @Key(
                value =
                        "One figure of several: of a rate's intervals, or of the values of a metric that has several. The "
                                + "longest ('max') of no floods or outages is 0s.")
        @Nullable
        Stat stat,

        @Key(value = "Adds the subjects up instead of judging each.", def = "false")
        boolean total,

        @Key(value = "Largest value that holds.") @Nullable Quantity max,
        @Key(value = "Smallest value that holds.") @Nullable Quantity min,

        @Key(value = "The value; for metrics with several values a list of them or one for all.")
        List<Quantity> equals,

        @Key(value = "Smallest and largest value: [a, b].") List<Quantity> between,

        @Key(value = "How far 'equals' and 'between' may be missed: a quantity or a percentage.") @Nullable
        Quantity tolerance,

        @Inline Remarks remarks) {

    /** Name in reports, or null for one that is made up. */
    public @Nullable String name() {
        return remarks.name();
    }

    /** What a failure means. */
    public Severity severity() {
        return remarks.severity();
    }

    /** Why it is expected, or null. */
    public @Nullable String because() {
        return remarks.because();
    }

    /** Parts of a run. */
    public enum During {
        /** Inside flood windows. */
        FLOODS,
        /** Outside flood windows. */
        QUIET
    }

    /** Figures of several values. */
    public enum Stat {
        /** The smallest. */
        MIN,
        /** The largest. */
        MAX,
        /** The arithmetic mean. */
        MEAN
    }

    /** What a failure means. */
    public enum Severity {
        /** The run fails. */
        ERROR,
        /** It is reported. */
        WARN
    }
}
