package io.floodscope.cli;

import io.floodscope.scenario.check.Names;
import io.floodscope.scenario.schema.Metric;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lists the words that scenarios may use. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = {
            "Lists the metrics that assertions and sweeps can use, with what each is about and how its bounds are written.",
            "The tables of a simulated machine at a moment are shown by 'run --show'."
        })
final class ShowCommand implements Callable<Integer> {

    /** What can be listed. */
    enum Topic {
        metrics
    }

    @Parameters(index = "0", paramLabel = "TOPIC", description = "What to list: ${COMPLETION-CANDIDATES}.")
    private Topic topic = Topic.metrics;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "NAME",
            defaultValue = "*",
            description = "Only those of this name; * matches any part.")
    private String name = "*";

    @Mixin
    private ChatOptions chat = new ChatOptions();

    @Override
    public Integer call() {
        List<Metric> chosen = Stream.of(Metric.values())
                .filter(metric -> Names.glob(name).matcher(metric.word()).matches())
                .toList();
        if (chosen.isEmpty()) {
            throw new BadInputException("floodscope show: no metric is named '" + name + "'"
                    + io.floodscope.text.Suggestions.nearest(name, Metric.words())
                            .map(near -> "; did you mean '" + near + "'?")
                            .orElse(""));
        }
        int width = chosen.stream().mapToInt(m -> m.word().length()).max().orElse(0);
        PrintWriter out = chat.out();
        for (Metric metric : chosen) {
            out.printf(
                    Locale.ROOT,
                    "%-" + width + "s  of %s, compared with %s%n%s  %s%n",
                    metric.word(),
                    metric.subject().noun(),
                    metric.unit().example(),
                    " ".repeat(width),
                    metric.doc());
        }
        out.flush();
        return ExitCode.OK;
    }
}
