package io.floodscope.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an earlier {@code test --json FILE} measured, by scenario and check. */
final class Baseline {

    private final Map<String, String> got = new LinkedHashMap<>();

    private Baseline() {}

    static Baseline read(@Nullable Path file) throws IOException {
        Baseline baseline = new Baseline();
        if (file == null) {
            return baseline;
        }
        if (!Files.isReadable(file)) {
            throw new BadInputException(file + ":1:1: error: the baseline cannot be read");
        }
        JsonMapper mapper = JsonMapper.builder().build();
        int number = 0;
        for (String line : Files.readAllLines(file)) {
            number++;
            try {
                JsonNode node = mapper.readTree(line);
                if (node.has("check")) {
                    baseline.got.put(
                            key(
                                    node.path("scenario").asString(""),
                                    node.path("check").asString("")),
                            node.path("got").asString(""));
                }
            } catch (JacksonException e) {
                throw new BadInputException(
                        file + ":" + number + ":1: error: not a line of 'test --json': " + e.getOriginalMessage());
            }
        }
        return baseline;
    }

    /** What the check measured then, or null. */
    @Nullable
    String of(String scenario, String check) {
        return got.get(key(scenario, check));
    }

    private static String key(String scenario, String check) {
        return scenario + "\n" + check;
    }
}
