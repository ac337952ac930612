package io.floodscope.result;

import io.floodscope.random.RandomStreams;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All that is known about a finished run. Immutable, ordered, free of wall-clock times, host names and paths: the same
 * scenario, seed and version give an equal result. Times are nanoseconds since the scenario's start.
 *
 * @param scenario name of the scenario
 * @param title one line that says what it shows; may be empty
 * @param seed seed of the random streams
 * @param run which of the independent runs of the seed, from 1
 * @param simulatedNanos how far the run got
 * @param events events fired
 * @param verdict the verdict over all expectations
 * @param expectations each expectation with its outcome
 * @param floodWindows unknown-unicast floods, by start, then bridge, VLAN and MAC
 * @param outages stretches of loss, by start
 * @param counters by name
 * @param series in the order of the scenario
 * @param marks by time
 * @param bands state bands in the order of first use
 * @param warnings things to check before trusting the result
 * @param configuration effective settings with their origin
 * @param fingerprint digests
 * @param fidelity rules used
 * @param topology what was joined to what, and where floods went
 * @param disturbances what went wrong without a flood or a loss, by start
 */
public record RunResult(
        String scenario,
        String title,
        long seed,
        long run,
        long simulatedNanos,
        long events,
        Verdict verdict,
        List<ExpectationResult> expectations,
        List<FloodWindow> floodWindows,
        List<Outage> outages,
        SortedMap<String, Long> counters,
        List<Series> series,
        List<Mark> marks,
        List<Band> bands,
        List<String> warnings,
        List<ConfigValue> configuration,
        Fingerprints fingerprint,
        Fidelity fidelity,
        Topology topology,
        List<Disturbance> disturbances) {

    /** Version of the JSON form; minor versions only add fields. */
    public static final String FORMAT_VERSION = "1.0";

    /** Keeps its own copies. */
    public RunResult {
        expectations = List.copyOf(expectations);
        floodWindows = List.copyOf(floodWindows);
        outages = List.copyOf(outages);
        counters = Collections.unmodifiableSortedMap(new TreeMap<>(counters));
        series = Collections.unmodifiableList(new ArrayList<>(series));
        marks = List.copyOf(marks);
        bands = List.copyOf(bands);
        warnings = List.copyOf(warnings);
        configuration = List.copyOf(configuration);
        disturbances = List.copyOf(disturbances);
    }

    /** The first run of a seed. */
    public RunResult(
            String scenario,
            String title,
            long seed,
            long simulatedNanos,
            long events,
            Verdict verdict,
            List<ExpectationResult> expectations,
            List<FloodWindow> floodWindows,
            List<Outage> outages,
            SortedMap<String, Long> counters,
            List<Series> series,
            List<Mark> marks,
            List<Band> bands,
            List<String> warnings,
            List<ConfigValue> configuration,
            Fingerprints fingerprint,
            Fidelity fidelity,
            Topology topology) {
        this(
                scenario,
                title,
                seed,
                RandomStreams.FIRST_RUN,
                simulatedNanos,
                events,
                verdict,
                expectations,
                floodWindows,
                outages,
                counters,
                series,
                marks,
                bands,
                warnings,
                configuration,
                fingerprint,
                fidelity,
                topology,
                List.of());
    }

    /** The first run of a seed; its result does not say how the network was wired. */
    public RunResult(
            String scenario,
            String title,
            long seed,
            long simulatedNanos,
            long events,
            Verdict verdict,
            List<ExpectationResult> expectations,
            List<FloodWindow> floodWindows,
            List<Outage> outages,
            SortedMap<String, Long> counters,
            List<Series> series,
            List<Mark> marks,
            List<Band> bands,
            List<String> warnings,
            List<ConfigValue> configuration,
            Fingerprints fingerprint,
            Fidelity fidelity) {
        this(
                scenario,
                title,
                seed,
                simulatedNanos,
                events,
                verdict,
                expectations,
                floodWindows,
                outages,
                counters,
                series,
                marks,
                bands,
                warnings,
                configuration,
                fingerprint,
                fidelity,
                Topology.NONE);
    }

    /** The same run with these expectations in the place of its own. */
    public RunResult withExpectations(List<ExpectationResult> others) {
        return new RunResult(
                scenario,
                title,
                seed,
                run,
                simulatedNanos,
                events,
                verdict,
                others,
                floodWindows,
                outages,
                counters,
                series,
                marks,
                bands,
                warnings,
                configuration,
                fingerprint,
                fidelity,
                topology,
                disturbances);
    }
}
