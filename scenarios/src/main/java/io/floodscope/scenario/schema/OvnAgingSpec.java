package io.floodscope.scenario.schema;

import io.floodscope.ovn.Proposal2018Quirk;
import io.floodscope.ovn.SamplingRules;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who ages MAC bindings. */
@Block(
        value = "aging controller",
        doc =
                "Who ages MAC bindings, and by which rules: one that OVN shipped, the proposal of March 2018, or one of your own "
                        + "design ('custom').")
public record OvnAgingSpec(
        Origin origin,

        @Key(
                value =
                        "Which one. never: nobody. northd: by the timestamp alone (22.09 to 23.06). refreshed: the same "
                                + "with a sample of the flows every 3/4 of the threshold (23.09). probed: a sample every 3/16 and requests "
                                + "(24.03.6 on). proposal-2018: the patch as written, proposal-2018-fixed: with its defects repaired. "
                                + "custom: the keys below.",
                required = true)
        Controller controller,

        @Key(
                value = "proposal-2018: its base_reachable_time.",
                def = "20m",
                source = "the patch, where it is a constant",
                min = "4ms",
                max = "365d")
        Duration baseReachableTime,

        @Key("proposal-2018: odd behaviours of the patch that are switched off.")
        List<Proposal2018Quirk> without,

        @Key(value = "custom: how often each chassis looks at its flows.", min = "1ms", max = "365d") @Nullable
        Duration poll,

        @Key(value = "custom: rows younger than this are left alone.", min = "0s", max = "365d") @Nullable
        Duration skip,

        @Key(
                value = "custom: time of the first look, after the controller's start.",
                def = "0s",
                min = "0s",
                max = "365d")
        Duration phase,

        @Key(value = "custom: how rows that are used but not heard are asked for.", def = "none")
        SamplingRules.Probe probe,

        @Key(
                value = "custom: which chassis asks: the one that hosts the router port, or every one that knows the "
                        + "router.",
                def = "owner")
        SamplingRules.Prober probingChassis) {

    /** Controllers. */
    public enum Controller {
        /** Nobody. */
        NEVER,
        /** The patch of 2018. */
        PROPOSAL_2018,
        /** The patch with its defects repaired. */
        PROPOSAL_2018_FIXED,
        /** A22. */
        NORTHD,
        /** R23. */
        REFRESHED,
        /** R25. */
        PROBED,
        /** One's own. */
        CUSTOM
    }
}
