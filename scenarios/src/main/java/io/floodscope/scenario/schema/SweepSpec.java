package io.floodscope.scenario.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A sweep file. */
@Block(
        value = "sweep",
        doc = "One file: a scenario that is run many times, what is varied, and what is recorded of each run.")
public record SweepSpec(
        Origin origin,

        @Key(value = "Version of the language: floodscope/v1.", name = "apiVersion", required = true, prose = true)
        String apiVersion,

        @Key(value = "The word Sweep.", required = true, prose = true)
        String kind,

        @Key(value = "Any text for readers of the file.", prose = true) @Nullable
        String description,

        @Key(value = "The scenario, relative to this file.", required = true)
        String base,

        @Key("Settings that hold for every run: path=value, as --set takes them.")
        List<String> set,

        @Key(
                "The settings that are varied; every combination is run. The first varies slowest. Also as a mapping of paths to "
                        + "axes, or to lists of values.")
        List<AxisSpec> vary,

        @Key(value = "Seeds: one number, or a range such as 1..20.", def = "1")
        String seeds,

        @Key(
                value = "Metrics to record of each run, in total; those with one value for a whole run.",
                required = true,
                refers = "metric")
        List<String> record) {

    /** One varied setting. */
    @Block(
            value = "axis",
            doc = "A path as in --set and its values: either a list, or 'steps' values from 'from' to 'to' at equal "
                    + "distances, both ends included.")
    public record AxisSpec(
            Origin origin,

            @Key(value = "Path into the scenario, as --set takes it.", required = true)
            String path,

            @Key("The values, each as it would be written in the scenario.")
            List<String> values,

            @Key("First value of a range: a duration or a number.") @Nullable
            String from,

            @Key("Last value of a range.") @Nullable String to,

            @Key(value = "Number of values of a range.", min = "2", max = "100000") @Nullable
            Integer steps) {}
}
