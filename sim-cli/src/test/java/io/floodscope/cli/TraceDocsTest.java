package io.floodscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The event trace of {@code --trace} and docs/trace-format.md say the same, field by field. */
class TraceDocsTest {

    private static final Pattern WORD = Pattern.compile("`([^`]+)`");

    /** Floods without a destination that ever speaks, and an outage. */
    private static final String FLOOD_AND_OUTAGE = """
            apiVersion: floodscope/v1
            name: flood-and-outage
            run: {until: 200s}
            bridges:
              br: {mac-aging-time: 15s}
            hosts:
              vm: {count: 3, bridge: br, ip: 10.4.0.11/24}
            traffic:
              up: {type: udp, from: vm-1, to: vm-2, packets: 10/s, size: 100B}
            events:
              - {at: 100s, do: link-down, cable: vm-2}
              - {at: 110s, do: link-up, cable: vm-2}
            """;

    @TempDir
    Path temp;

    @Test
    void everyLineHasExactlyTheFieldsThatAreDocumented() throws IOException {
        Map<String, Set<String>> documented = documented();
        Path scenario = Files.writeString(temp.resolve("s.flood.yaml"), FLOOD_AND_OUTAGE);
        Path trace = temp.resolve("trace.ndjson");
        CommandRun run = CommandRun.of("run", scenario, "-q", "--trace", trace);
        assertThat(run.exitCode()).as(run.err()).isZero();

        Map<String, Set<String>> written = new LinkedHashMap<>();
        List<JsonNode> lines = new ArrayList<>();
        Files.readString(trace)
                .lines()
                .forEach(line -> lines.add(JsonMapper.shared().readTree(line)));
        for (JsonNode line : lines) {
            Set<String> fields = new TreeSet<>();
            line.propertyNames().forEach(fields::add);
            Set<String> before = written.putIfAbsent(line.path("type").asString(), fields);
            assertThat(before == null || before.equals(fields))
                    .as(line.toString())
                    .isTrue();
        }

        assertThat(written).containsExactlyInAnyOrderEntriesOf(documented);
        assertThat(lines.get(0).path("type").asString()).isEqualTo("trace");
        assertThat(lines.get(lines.size() - 1).path("type").asString()).isEqualTo("end");
        assertThat(lines.stream().skip(1).map(l -> l.path("t_s").asDouble())).isSorted();
    }

    /** Fields by type: those of its row in the second table, and those that the first table gives to all. */
    private static Map<String, Set<String>> documented() throws IOException {
        Map<String, Set<String>> types = new LinkedHashMap<>();
        String page = Files.readString(CommandRun.project("docs/trace-format.md"));
        String table = page.substring(page.indexOf("| `type` | further fields"), page.indexOf("# Packet captures"));
        table.lines().skip(2).filter(row -> row.startsWith("|")).forEach(row -> {
            String[] cells = row.split("\\|");
            String type = words(cells[1]).iterator().next();
            Set<String> fields = new TreeSet<>(words(cells[2]));
            fields.add("type");
            if (!type.equals("trace")) {
                fields.add("t_s");
            }
            if (!type.equals("trace") && !type.equals("end")) {
                fields.add("entity");
            }
            types.put(type, fields);
        });
        assertThat(page)
                .contains("| `t_s` | all but the first |")
                .contains("| `entity` | all but first and last |")
                .contains("| `type` | every line |");
        return types;
    }

    private static List<String> words(String cell) {
        List<String> found = new ArrayList<>();
        Matcher matcher = WORD.matcher(cell);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }
}
