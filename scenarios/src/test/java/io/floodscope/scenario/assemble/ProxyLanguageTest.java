package io.floodscope.scenario.assemble;

import static org.assertj.core.api.Assertions.assertThat;

import io.floodscope.engine.RunLimits;
import io.floodscope.scenario.check.Names;
import io.floodscope.scenario.check.ScenarioChecker;
import io.floodscope.scenario.load.LoadedScenario;
import io.floodscope.scenario.load.Problems;
import io.floodscope.scenario.load.ScenarioLoader;
import io.floodscope.scenario.run.ScenarioRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A router that answers for others, as a scenario writes it: whoever takes a distant host for a neighbour reaches it. */
class ProxyLanguageTest {

    /** The client believes that the server is on its link; the router has a leg on either side. */
    private static final String TEXT = """
            apiVersion: floodscope/v1
            name: t
            run: {until: 20s}
            bridges: {west: {kind: switch}, east: {kind: switch}}
            hosts:
              client: {bridge: west, ip: [10.0.0.2/8, "fd00::2/16"], gateway: [10.1.0.1, "fd00:1::1"]}
              router:
                bridge: west
                ip: [10.0.0.1/16, "fd00:0::1/32"]
                forwarding: true
                %s
                interfaces: [{bridge: east, ip: [10.1.0.1/16, "fd00:1::1/32"]}]
              server: {bridge: east, ip: [10.1.0.2/16, "fd00:1::2/32"], gateway: [10.1.0.1, "fd00:1::1"]}
            traffic:
              p: {type: ping, from: client, to: "%s", interval: 1s}
            """;

    @TempDir
    private Path folder;

    private long answers(String router, String target) throws IOException {
        Path file = Files.writeString(folder.resolve("t.flood.yaml"), TEXT.formatted(router, target));
        Problems problems = new Problems();
        LoadedScenario loaded = Objects.requireNonNull(new ScenarioLoader(problems).load(file, List.of()));
        Names names = new Names(loaded.scenario());
        ScenarioChecker.check(loaded.scenario(), names, problems);
        assertThat(problems.render()).isEmpty();
        return new ScenarioRunner(loaded, names)
                .run(1, RunLimits.NONE, simulation -> {})
                .result()
                .counters()
                .getOrDefault("client/p/answered", 0L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "up: true                                                 | 10.1.0.2  | false",
                "neigh: {proxy-arp: true}                                 | 10.1.0.2  | true",
                "proxy-for: [10.1.0.2]                                    | 10.1.0.2  | true",
                "proxy-for: [10.1.0.3]                                    | 10.1.0.2  | false",
                "neigh: {proxy-arp: true, medium-id: 7}                   | 10.1.0.2  | false",
                "neigh: {proxy-ndp: true}                                 | fd00:1::2 | false",
                "{proxy-for: ['fd00:1::2']                                | fd00:1::2 | false",
                "neigh: {proxy-ndp: true}, proxy-for: ['fd00:1::2']       | fd00:1::2 | true"
            })
    void whoAnswersForOthersIsSaidInTheScenario(String router, String target, boolean reached) throws IOException {
        String lines = router.replace("{proxy-for", "proxy-for").replace("}, ", "}\n    ");

        long answers = answers(lines, target);

        if (reached) {
            assertThat(answers).isGreaterThan(15);
        } else {
            assertThat(answers).isZero();
        }
    }
}
