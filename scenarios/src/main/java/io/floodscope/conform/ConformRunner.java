package io.floodscope.conform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** Replays every trace below a path, in the order of the file names. */
public final class ConformRunner {

    private final List<TraceFamily> families;
    private final ObjectMapper mapper = JsonMapper.builder().build();

    /** A runner that knows these families; the first that accepts a trace replays it. */
    public ConformRunner(List<TraceFamily> families) {
        this.families = List.copyOf(families);
    }

    /**
     * Replays a file, or every {@code *.json} below a folder.
     *
     * @param each told of every outcome as it comes
     * @return all outcomes, in order
     * @throws IOException if the path cannot be read
     */
    public List<CaseOutcome> run(Path path, ReplayOptions options, Consumer<CaseOutcome> each) throws IOException {
        List<CaseOutcome> outcomes = new ArrayList<>();
        for (Path file : traces(path)) {
            CaseOutcome outcome = replay(file, options);
            outcomes.add(outcome);
            each.accept(outcome);
        }
        return outcomes;
    }

    private CaseOutcome replay(Path file, ReplayOptions options) throws IOException {
        String fallbackName = String.valueOf(file.getFileName()).replaceFirst("\\.json$", "");
        JsonNode trace;
        try (var in = Files.newInputStream(file)) {
            trace = mapper.readTree(in);
        } catch (JacksonException e) {
            return CaseOutcome.unsupported(fallbackName, List.of("not JSON: " + e.getOriginalMessage()));
        }
        String name = trace.path("name").asString(fallbackName);
        if (!trace.path("replay").asBoolean(true)) {
            return CaseOutcome.skipped(name, trace.path("replay_reason").asString("the trace says so"));
        }
        try {
            for (TraceFamily family : families) {
                if (family.accepts(trace)) {
                    return family.replay(trace, options);
                }
            }
        } catch (UnsupportedTraceException e) {
            return CaseOutcome.unsupported(name, List.of(String.valueOf(e.getMessage())));
        } catch (RuntimeException e) {
            // A defect that one trace uncovers must not hide the verdicts of the others.
            return new CaseOutcome(name, CaseOutcome.Status.FAIL, 0, 0, List.of("the replay itself failed: " + e));
        }
        return CaseOutcome.unsupported(
                name, List.of("no family understands \"" + trace.path("family").asString("(none)") + "\""));
    }

    private static List<Path> traces(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (Stream<Path> files = Files.walk(path)) {
            return files.filter(f -> f.toString().endsWith(".json")).sorted().toList();
        }
    }
}
