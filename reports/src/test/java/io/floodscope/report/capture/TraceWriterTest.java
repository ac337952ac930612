package io.floodscope.report.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.floodscope.report.Flagship;
import io.floodscope.report.Golden;
import io.floodscope.report.SmallRuns;
import io.floodscope.result.RunResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TraceWriterTest {

    private final JsonMapper mapper = JsonMapper.builder().build();

    @Test
    void looksAsTheGoldenFile() throws IOException {
        Golden.assertMatches("one-of-each.ndjson", trace(SmallRuns.oneOfEach()));
    }

    @Test
    void everyLineIsJsonAndTimeNeverGoesBack() throws IOException {
        double last = 0;
        List<String> lines = trace(Flagship.asItWas()).lines().toList();
        for (String line : lines.subList(1, lines.size())) {
            JsonNode node = mapper.readTree(line);
            assertThat(node.path("t_s").doubleValue()).isGreaterThanOrEqualTo(last);
            last = node.path("t_s").doubleValue();
        }

        assertThat(lines).filteredOn(l -> l.contains("\"flood-start\"")).hasSize(38);
        assertThat(lines.get(lines.size() - 1)).contains("\"end\"").contains("\"pass\"");
    }

    @Test
    void hostileNamesStayOnTheirLine() throws IOException {
        assertThat(trace(SmallRuns.nasty()).lines())
                .allSatisfy(l -> assertThat(mapper.readTree(l).isObject()).isTrue());
    }

    private static String trace(RunResult result) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TraceWriter.write(result, out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
