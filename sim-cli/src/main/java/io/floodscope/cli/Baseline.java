package io.floodscope.cli;

import io.floodscope.random.RandomStreams;
import io.floodscope.report.data.ResultFormatException;
import io.floodscope.report.data.ResultJson;
import io.floodscope.result.ExpectationResult;
import io.floodscope.result.RunResult;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What earlier runs measured, by scenario and check: the lines of {@code test --json FILE}, or a result.json. */
final class Baseline {

    private final String file;
    private final Map<String, String> got = new LinkedHashMap<>();
    private final Map<String, RunKind> kinds = new LinkedHashMap<>();

    private Baseline(String file) {
        this.file = file;
    }

    static Baseline read(@Nullable Path path) throws IOException {
        Baseline baseline = new Baseline(String.valueOf(path));
        if (path == null) {
            return baseline;
        }
        if (!Files.isReadable(path) || Files.isDirectory(path)) {
            throw new BadInputException(path + ":1:1: error: the baseline cannot be read");
        }
        List<String> lines = Files.readAllLines(path);
        if (!lines.isEmpty() && lines.get(0).strip().equals("{")) {
            baseline.result(path);
        } else {
            baseline.lines(lines);
        }
        if (baseline.kinds.isEmpty()) {
            throw new BadInputException(path + ":1:1: error: the baseline holds no check");
        }
        return baseline;
    }

    private void result(Path path) throws IOException {
        try {
            RunResult result = ResultJson.read(path);
            kinds.put(
                    result.scenario(),
                    RunKind.of(List.of(result.seed()), result.run(), result.simulatedNanos(), result.configuration()));
            for (ExpectationResult e : result.expectations()) {
                got.put(key(result.scenario(), e.name()), e.got());
            }
        } catch (ResultFormatException e) {
            throw new BadInputException(path + ":1:1: error: " + e.getMessage());
        }
    }

    private void lines(List<String> lines) {
        JsonMapper mapper = JsonMapper.builder().build();
        int number = 0;
        for (String line : lines) {
            number++;
            try {
                JsonNode node = mapper.readTree(line);
                if (node.has("check")) {
                    String scenario = node.path("scenario").asString("");
                    got.put(
                            key(scenario, node.path("check").asString("")),
                            node.path("got").asString(""));
                    kinds.put(scenario, kind(node));
                }
            } catch (JacksonException e) {
                throw new BadInputException(file + ":" + number
                        + ":1: error: neither a line of 'test --json' nor a result.json: " + e.getOriginalMessage());
            }
        }
    }

    private static RunKind kind(JsonNode node) {
        List<Long> seeds = Seeds.parse(node.path("seeds").asString("1"), 1);
        List<String> models = new ArrayList<>();
        node.path("models").forEach(model -> models.add(model.asString("")));
        long simulated = node.path("simulated_s")
                .asDecimal(BigDecimal.ZERO)
                .movePointRight(9)
                .longValue();
        return new RunKind(
                seeds.get(0),
                seeds.get(seeds.size() - 1),
                node.path("run").asLong(RandomStreams.FIRST_RUN),
                simulated,
                models);
    }

    /** What the check measured then, or null. */
    @Nullable
    String of(String scenario, String check) {
        return got.get(key(scenario, check));
    }

    /** In words, what makes the baseline of a scenario another kind of run; empty if it can be compared or has none. */
    List<String> obstacles(String scenario, RunKind now) {
        RunKind then = kinds.get(scenario);
        return then == null ? List.of() : now.differences(then);
    }

    /** Whether there is anything to compare with in these scenarios; true without a baseline. */
    boolean covers(List<String> scenarios) {
        return kinds.isEmpty() || scenarios.stream().anyMatch(kinds::containsKey);
    }

    private static String key(String scenario, String check) {
        return scenario + "\n" + check;
    }
}
