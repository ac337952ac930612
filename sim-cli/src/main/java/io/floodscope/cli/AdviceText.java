package io.floodscope.cli;

import io.floodscope.random.RandomStreams;
import io.floodscope.scenario.advise.Advice;
import io.floodscope.scenario.advise.Counterexample;
import io.floodscope.scenario.advise.Harm;
import io.floodscope.scenario.advise.Option;
import io.floodscope.scenario.advise.SafeBound;
import io.floodscope.text.Durations;
import java.util.List;
import java.util.Locale;

/** Advice for people. */
final class AdviceText {

    private static final int LABEL = 15;
    private static final int WIDTH = 118;

    private final ChosenScenario chosen;
    private final Advice advice;
    private final StringBuilder out = new StringBuilder();

    AdviceText(ChosenScenario chosen, Advice advice) {
        this.chosen = chosen;
        this.advice = advice;
    }

    String render() {
        out.append(chosen.file().shown())
                .append("   seed ")
                .append(advice.seed())
                .append(chosen.run() == RandomStreams.FIRST_RUN ? "" : ", run " + chosen.run())
                .append("   ")
                .append(advice.runs())
                .append(advice.complete() ? " runs\n" : " runs, then time was up: what follows is not complete\n");
        out.append("  ").append(advice.what()).append("\n\n");
        table();
        aging();
        String label = "does not help";
        for (String text : advice.doesNotHelp()) {
            line(label, text);
            label = "";
        }
        return out.toString();
    }

    private void table() {
        List<Option> options = advice.options();
        if (options.isEmpty()) {
            return;
        }
        int width =
                options.stream().mapToInt(o -> o.change().text().length()).max().orElse(0);
        String form = "%-" + Math.max(width, 6) + "s  %9s  %10s  %10s  %s%n";
        out.append(
                String.format(Locale.ROOT, form, "change", "flooding", "outage", "ARP/ND", "stale after a MAC move"));
        Harm base = options.get(0).harm();
        for (Option option : options) {
            Harm harm = option.harm();
            out.append(String.format(
                    Locale.ROOT,
                    form,
                    option.change().text(),
                    String.format(Locale.ROOT, "%.1f %%", 100 * harm.floodedShare()),
                    Durations.readableSeconds(harm.outageNanos(), 0) + " s",
                    option == options.get(0)
                            ? rate(harm.requestRate())
                            : change(harm.requestRate() - base.requestRate()),
                    option.staleSeconds() == 0 ? "-" : "up to " + option.staleSeconds() + " s"));
        }
        out.append('\n');
    }

    private static String rate(double perSecond) {
        return String.format(Locale.ROOT, "%.4f/s", perSecond);
    }

    private static String change(double perSecond) {
        return Math.abs(perSecond) < 0.00005 ? "-" : String.format(Locale.ROOT, "%+.4f/s", perSecond);
    }

    private void aging() {
        String label = advice.neverSafe() ? "no safe value" : "safe";
        for (String text : advice.remarks()) {
            line(label, text);
            label = "";
        }
        advice.bound().ifPresent(this::proof);
        if (advice.safe().isPresent()) {
            line("tried", advice.phases() + " phases with " + advice.safe().getAsLong() + "s, no counterexample");
        }
        advice.counterexample().ifPresent(this::border);
    }

    private void proof(SafeBound bound) {
        line(
                "inequality",
                bound.inequality()
                        + (bound.seconds().isPresent()
                                ? ", that is " + bound.seconds().getAsLong() + "s or more"
                                : ""));
        line("proof", bound.proof());
    }

    private void border(Counterexample c) {
        Harm harm = c.harm();
        line(
                "border",
                "with " + c.agingSeconds() + "s, when " + c.phase() + ": "
                        + (harm.unwantedCopies() > 0
                                ? "flooding for "
                                        + Durations.readableSeconds(harm.floodedNanos(), 3) + " s in "
                                        + Durations.readableSeconds(harm.simulatedNanos(), 0) + " s"
                                : String.format(Locale.ROOT, "%,d frames lost", harm.lostFrames())));
        out.append(" ".repeat(LABEL)).append(command(c)).append('\n');
    }

    /** The command line that shows a counterexample: it ends with exit code 1. */
    String command(Counterexample c) {
        return chosen.withSets(c.trial().sets()).command() + " --seed "
                + c.trial().seed();
    }

    /** A labelled text, wrapped so that it can be read beside its label. */
    private void line(String label, String text) {
        WrappedText.append(out, String.format(Locale.ROOT, "%-" + LABEL + "s", label), WIDTH, text);
    }
}
