package io.floodscope.cli;

import io.floodscope.report.view.VisibleText;
import io.floodscope.scenario.check.Names;
import io.floodscope.scenario.schema.Scenario;
import io.floodscope.scenario.show.Shown;
import io.floodscope.scenario.show.TimeTravel;
import io.floodscope.scenario.show.ViewParser;
import io.floodscope.text.Durations;
import io.floodscope.text.JsonText;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Tables at moments of the run, in the forms of the operators' own commands. */
final class ShowOptions {

    /** Forms of output. */
    enum Form {
        text,
        json
    }

    @Option(
            names = "--show",
            paramLabel = "TABLE[:NAME]@T",
            description = {
                "Prints a table as it is at that moment, such as fdb@312s or neigh:vm-1@5m. Tables: fdb (bridges), "
                        + "neigh (hosts), mac-binding (OVN). NAME may be a group or a pattern with *; without it all are shown.",
                "Several with commas; repeatable."
            })
    private List<String> show = new ArrayList<>();

    @Option(
            names = "--show-format",
            paramLabel = "FORM",
            defaultValue = "text",
            description = "Form of --show: ${COMPLETION-CANDIDATES}; json prints one object per table.")
    private Form form = Form.text;

    /** What is to be watched, or null for nothing; bad input is refused with everything that is wrong. */
    @Nullable
    TimeTravel watching(Scenario scenario, Names names) {
        if (show.isEmpty()) {
            return null;
        }
        ViewParser parser = new ViewParser(scenario, names);
        show.forEach(parser::read);
        if (!parser.problems().isEmpty()) {
            StringBuilder message = new StringBuilder();
            parser.problems()
                    .forEach(problem -> message.append("floodscope run: --show ")
                            .append(VisibleText.of(problem))
                            .append('\n'));
            throw new BadInputException(message + "Nothing was run.");
        }
        return new TimeTravel(parser.views(), form == Form.json);
    }

    /** Prints what was seen, and names what the run did not get to. */
    void print(TimeTravel seen, long reachedNanos, PrintWriter out, PrintWriter err) {
        for (Shown table : seen.shown()) {
            out.print(form == Form.json ? object(table) : block(table));
        }
        out.flush();
        for (long missed : seen.missed(reachedNanos)) {
            err.println("floodscope: the run did not get to --show " + Durations.format(missed));
        }
    }

    private static String block(Shown table) {
        StringBuilder text = new StringBuilder("# ")
                .append(Durations.seconds(table.atNanos()))
                .append(" s, ")
                .append(VisibleText.of(table.subject()))
                .append(": ")
                .append(VisibleText.of(table.output().command()))
                .append('\n');
        table.output()
                .text()
                .lines()
                .forEach(line -> text.append(VisibleText.of(line)).append('\n'));
        return text.append('\n').toString();
    }

    private static String object(Shown table) {
        return "{\"t_s\":" + Durations.seconds(table.atNanos()) + ",\"name\":" + JsonText.quoted(table.subject())
                + ",\"command\":" + JsonText.quoted(table.output().command()) + ",\"output\":"
                + table.output().text().strip() + "}\n";
    }
}
