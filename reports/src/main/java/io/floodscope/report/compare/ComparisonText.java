package io.floodscope.report.compare;

import io.floodscope.report.view.Quantities;
import io.floodscope.report.view.VisibleText;
import java.util.Locale;

/** A comparison for the console: settings that differ, effects with the worst first, one sentence. */
public final class ComparisonText {

    private static final int MAX_SETTINGS = 20;

    private ComparisonText() {}

    /** The text, lines ended by LF; {@code nameA} and {@code nameB} are what the user calls the sides. */
    public static String of(Comparison comparison, String nameA, String nameB) {
        StringBuilder out = new StringBuilder();
        out.append("A  ").append(VisibleText.of(nameA)).append('\n');
        out.append("B  ").append(VisibleText.of(nameB)).append('\n');
        comparison
                .obstacles()
                .forEach(o -> out.append("  check first  ").append(o).append('\n'));
        int settings = comparison.settings().size();
        comparison.settings().stream()
                .limit(MAX_SETTINGS)
                .forEach(s -> out.append(String.format(
                        Locale.ROOT,
                        "  set      %-44s  %s -> %s%s\n",
                        VisibleText.of(s.path()),
                        shown(s.a()),
                        shown(s.b()),
                        s.originB().isEmpty() ? "" : "   (" + VisibleText.of(s.originB()) + ")")));
        if (settings > MAX_SETTINGS) {
            out.append("  set      and ").append(settings - MAX_SETTINGS).append(" more\n");
        }
        int others = comparison.otherDifferences().size();
        if (others > 0) {
            out.append("  set      and ")
                    .append(Quantities.count(others, "value"))
                    .append(" of names and expectations\n");
        }
        for (Comparison.Effect e : comparison.effects()) {
            out.append(String.format(
                            Locale.ROOT,
                            "  %-7s  %-44s  %16s  %16s  %s\n",
                            word(e.judgement()),
                            VisibleText.shortened(e.name(), 44),
                            VisibleText.of(e.a()),
                            VisibleText.of(e.b()),
                            e.ratio())
                    .replaceAll(" +\n", "\n"));
        }
        return out.append(VisibleText.of(comparison.sentence())).append('\n').toString();
    }

    static String word(Comparison.Judgement judgement) {
        return switch (judgement) {
            case BETTER -> "better";
            case WORSE -> "WORSE";
            case SAME -> "same";
            case DIFFERENT -> "differs";
        };
    }

    private static String shown(String value) {
        return value.isEmpty() ? "(none)" : VisibleText.of(value);
    }
}
