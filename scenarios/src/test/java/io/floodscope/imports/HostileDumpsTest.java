package io.floodscope.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.floodscope.Seeds;
import io.floodscope.scenario.check.Names;
import io.floodscope.scenario.check.ScenarioChecker;
import io.floodscope.scenario.load.LoadedScenario;
import io.floodscope.scenario.load.Problems;
import io.floodscope.scenario.load.ScenarioLoader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Dumps come from strangers: whatever is in them, there is a message or a scenario that loads, never an exception. */
class HostileDumpsTest {

    private static final String[] PIECES = {
        "\"",
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\\u0000",
        "null",
        "-1",
        "1e999",
        "99999999999999999999",
        "{}",
        "\n",
        "\t",
        "# x",
        "00:00:00:00:00:00",
        "ff:ff:ff:ff:ff:ff",
        "fa:16:3e:00:00:01",
        "10.4.0.1",
        "::",
        "fe80::1",
        "0",
        "4096",
        "true",
        "\u2028",
        "\uD83D\uDE00",
        "static",
        "mac",
        "&a",
        "*a",
        "%s",
        "{{",
        "\u001b[31m",
        "\u0085",
        "\uFEFF",
    };

    private static final Map<String, DumpKind> FIXTURES = new LinkedHashMap<>();

    static {
        FIXTURES.put("neigh.json", DumpKind.NEIGH);
        FIXTURES.put("bridge-fdb.json", DumpKind.BRIDGE_FDB);
        FIXTURES.put("link.json", DumpKind.LINK);
        FIXTURES.put("sysctl.txt", DumpKind.SYSCTL);
        FIXTURES.put("ovs-bridge.json", DumpKind.OVS_BRIDGE);
        FIXTURES.put("fdb-3.txt", DumpKind.FDB);
        FIXTURES.put("fdb-4.txt", DumpKind.FDB);
        FIXTURES.put("fdb-list.json", DumpKind.FDB);
        FIXTURES.put("fdb-bridges.json", DumpKind.FDB);
        FIXTURES.put("fdb-stats.txt", DumpKind.FDB_STATS);
        FIXTURES.put("mac-binding.json", DumpKind.MAC_BINDING);
        FIXTURES.put("southbound-dump.json", DumpKind.OVN_FDB);
        FIXTURES.put("logical-router.json", DumpKind.LOGICAL_ROUTER);
    }

    @Test
    void changedDumpsGiveAMessageOrAScenarioThatLoads(@TempDir Path folder) {
        Seeds.check(400, seed -> {
            SplittableRandom random = new SplittableRandom(seed);
            Given given = new Given();
            FIXTURES.forEach((name, kind) -> {
                String text = Given.recorded(name);
                given.text(kind, name, random.nextInt(3) == 0 ? text : mutate(text, random));
            });

            ImportRun run = random.nextInt(4) == 0 ? given.anonymous() : given.run();
            ScenarioWriter.Written written = run.scenario("hostile", random.nextInt(2) == 0 ? null : "br-x");

            assertThat(problemsOf(written.yaml(), folder)).as(written.yaml()).isEmpty();
        });
    }

    @Test
    void eachDumpAloneIsEnough(@TempDir Path folder) {
        FIXTURES.forEach((name, kind) -> {
            ImportRun run = new Given().file(kind, name).run();

            assertThat(run.log().problems().errors()).as(name).isZero();
            assertThat(problemsOf(run.scenario("alone", null).yaml(), folder))
                    .as(name)
                    .isEmpty();
        });
    }

    @Test
    void anyKindOfFileGivenAsAnyOtherIsAMessage() {
        FIXTURES.keySet().forEach(name -> {
            for (DumpKind kind : DumpKind.values()) {
                ImportRun run = new Given().file(kind, name).run();

                assertThat(run.log().problems().hasErrors()
                                || !run.log().readings().isEmpty()
                                || !run.log().ignored().isEmpty())
                        .as(name + " as " + kind)
                        .isTrue();
            }
        });
    }

    @Test
    void deepNestingIsRefused() {
        ImportRun run = Given.one(DumpKind.NEIGH, "[".repeat(100_000));

        assertThat(run.log().problems().render()).contains("nested more than 40 levels deep");
    }

    @Test
    void aFileThatIsTooLargeIsRefusedBeforeItIsParsed(@TempDir Path folder) throws IOException {
        Path large = folder.resolve("large.txt");
        Files.write(large, new byte[DumpFile.MAX_BYTES + 1]);
        Problems problems = new Problems();

        assertThat(DumpFile.read(large, problems)).isNull();
        assertThat(problems.render()).contains("is larger than 32 MiB");
    }

    @Test
    void aFileThatIsNoTextIsRefused(@TempDir Path folder) throws IOException {
        Path binary = folder.resolve("binary");
        Files.write(binary, new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
        Problems problems = new Problems();

        assertThat(DumpFile.read(binary, problems)).isNull();
        assertThat(problems.render()).contains("not UTF-8 text");
    }

    private static String mutate(String text, SplittableRandom random) {
        StringBuilder out = new StringBuilder(text);
        for (int n = 1 + random.nextInt(6); n > 0; n--) {
            int at = random.nextInt(out.length() + 1);
            int end = Math.min(out.length(), at + random.nextInt(12));
            switch (random.nextInt(5)) {
                case 0 -> out.delete(at, end);
                case 1 -> out.insert(at, PIECES[random.nextInt(PIECES.length)]);
                case 2 -> out.replace(at, end, PIECES[random.nextInt(PIECES.length)]);
                case 3 -> out.insert(at, out.substring(at, Math.min(out.length(), at + random.nextInt(200))));
                default -> out.setLength(random.nextInt(20) == 0 ? at : out.length());
            }
        }
        return out.toString();
    }

    private static String problemsOf(String yaml, Path folder) {
        try {
            Path file = folder.resolve("written.flood.yaml");
            Files.writeString(file, yaml);
            Problems problems = new Problems();
            LoadedScenario loaded = new ScenarioLoader(problems).load(file, java.util.List.of());
            if (loaded != null) {
                ScenarioChecker.check(loaded.scenario(), new Names(loaded.scenario()), problems);
            }
            return problems.render();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
