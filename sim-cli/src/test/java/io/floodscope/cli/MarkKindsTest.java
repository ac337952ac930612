package io.floodscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.floodscope.scenario.schema.MarkKind;
import io.floodscope.vrrp.VrrpState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The language knows every kind of mark that a model leaves: one it does not know could not be asserted. */
class MarkKindsTest {

    private static final Pattern CALL = Pattern.compile("\\b(?:mark|new Mark|show)\\(([^;]*?);", Pattern.DOTALL);
    private static final Pattern CASE = Pattern.compile("-> (\"fdb-[a-z-]+\")");
    private static final Pattern WORD = Pattern.compile("\"([a-z]+(?:-[a-z]+)*-?)\"");

    @Test
    void allKindsThatTheSourcesNameAreKnown() throws IOException {
        Set<String> kinds = new TreeSet<>();
        for (String folder : List.of(
                "sim-models/src/main/java/io/floodscope", "scenarios/src/main/java/io/floodscope/scenario/assemble")) {
            try (Stream<Path> files = Files.walk(CommandRun.project(folder))) {
                for (Path file :
                        files.filter(f -> f.toString().endsWith(".java")).toList()) {
                    String source = Files.readString(file);
                    words(CALL, source, kinds);
                    words(CASE, source, kinds);
                }
            }
        }

        kinds.removeIf(kind -> kind.startsWith("hsrp"));
        assertThat(kinds.remove("vrrp-")).isTrue();
        assertThat(kinds.remove("gateway-")).isTrue();
        kinds.removeAll(List.of("active", "standby"));
        assertThat(kinds).hasSizeGreaterThan(25).isSubsetOf(MarkKind.words());
        for (VrrpState state : VrrpState.values()) {
            assertThat(MarkKind.words()).contains("vrrp-" + state.name().toLowerCase(Locale.ROOT));
        }
        assertThat(MarkKind.words()).contains("gateway-active", "gateway-standby");
    }

    private static void words(Pattern where, String source, Set<String> kinds) {
        Matcher call = where.matcher(source);
        while (call.find()) {
            Matcher word = WORD.matcher(call.group(1));
            while (word.find()) {
                if (word.group(1).indexOf('-') > 0 || word.group(1).equals("event")) {
                    kinds.add(word.group(1));
                }
            }
        }
    }
}
