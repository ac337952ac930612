package io.floodscope.cli;

import io.floodscope.net.addr.MacAddress;
import io.floodscope.result.RunResult;
import io.floodscope.scenario.explain.Explainer;
import io.floodscope.scenario.explain.Explanation;
import io.floodscope.text.Durations;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Why something went wrong at a moment. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = {
            "Simulates a scenario and prints the chain of facts behind the flood or the loss at a moment.",
            "Exit code 3 if nothing went wrong then."
        })
final class ExplainCommand implements Callable<Integer> {

    @Mixin
    private ScenarioOptions scenario = new ScenarioOptions();

    @Option(
            names = "--at",
            paramLabel = "T",
            required = true,
            converter = LimitOptions.DurationConverter.class,
            description = "The moment, as time since the start, such as 700s.")
    private long at;

    @Option(names = "--dst", paramLabel = "MAC", description = "Only floods to this MAC.")
    private @Nullable String dst;

    @Option(names = "--from", paramLabel = "HOST", description = "Only what concerns this host.")
    private @Nullable String from;

    @Mixin
    private SeedOptions seeds = new SeedOptions();

    @Mixin
    private LimitOptions limits = new LimitOptions();

    @Mixin
    private ChatOptions chat = new ChatOptions();

    @Override
    public Integer call() {
        String mac = dst == null ? null : canonical(dst);
        ChosenScenario chosen = scenario.chosen(seeds);
        refuseUnknownHost(chosen.read());
        RunResult result =
                chosen.run(seeds.seed, limits.limits(chat.interruption())).result();
        if (at > result.simulatedNanos()) {
            throw new BadInputException("floodscope explain: the run ends at "
                    + Durations.format(result.simulatedNanos()) + ", before --at " + Durations.format(at));
        }
        PrintWriter out = chat.out();
        Explainer explainer = new Explainer(result);
        Optional<Explanation> explanation = explainer.explain(at, mac, from);
        if (explanation.isEmpty()) {
            out.println(Durations.readableSeconds(at, 3) + " s  nothing was flooded or lost"
                    + explainer
                            .nearest(at)
                            .map(n -> "; the nearest moment at which something goes wrong begins at "
                                    + Durations.readableSeconds(n, 3) + " s")
                            .orElse(" in the whole run"));
            out.flush();
            return ExitCode.NO_VERDICT;
        }
        out.print(ExplanationText.of(at, explanation.get()));
        out.flush();
        return ExitCode.OK;
    }

    private void refuseUnknownHost(ScenarioInput input) {
        input.orRefuse();
        var names = Objects.requireNonNull(input.names());
        if (from != null && !names.hosts().containsKey(from)) {
            throw new BadInputException("floodscope explain: no host is named '" + from + "'"
                    + io.floodscope.text.Suggestions.nearest(from, names.hosts().keySet())
                            .map(s -> " (did you mean '" + s + "'?)")
                            .orElse(""));
        }
    }

    private static String canonical(String text) {
        return MacAddress.tryParse(text).stream()
                .mapToObj(MacAddress::format)
                .findFirst()
                .orElseThrow(() -> new BadInputException(
                        "floodscope explain: --dst expects a MAC such as 00:11:22:33:44:55, got '" + text + "'"));
    }
}
