package io.floodscope.scenario.advise;

import io.floodscope.result.FloodWindow;
import io.floodscope.result.RunResult;
import io.floodscope.scenario.advise.Change.Kind;
import io.floodscope.text.Durations;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;

/** Puts the outcome of the runs into sentences. */
final class Findings {

    private final List<Option> options;
    private final List<String> bridges;
    private final OptionalLong inThisRun;
    private final OptionalLong safe;
    private final boolean neverSafe;
    private final Optional<SafeBound> bound;
    private final Optional<Counterexample> counterexample;
    private final List<String> senders;

    Findings(
            List<Option> options,
            List<String> bridges,
            OptionalLong inThisRun,
            OptionalLong safe,
            boolean neverSafe,
            Optional<SafeBound> bound,
            Optional<Counterexample> counterexample,
            List<String> senders) {
        this.options = List.copyOf(options);
        this.bridges = List.copyOf(bridges);
        this.inThisRun = inThisRun;
        this.safe = safe;
        this.neverSafe = neverSafe;
        this.bound = bound;
        this.counterexample = counterexample;
        this.senders = List.copyOf(senders);
    }

    /** What went wrong in a run, one line. */
    static String what(RunResult result, Harm harm) {
        List<String> parts = new ArrayList<>();
        if (harm.unwantedCopies() > 0) {
            TreeSet<String> macs = new TreeSet<>();
            TreeSet<String> where = new TreeSet<>();
            for (FloodWindow window : result.floodWindows()) {
                if (window.unwantedCopies() > 0) {
                    macs.add(window.dstMac());
                    where.add(window.bridge());
                }
            }
            parts.add("flooding to " + Texts.names(List.copyOf(macs)) + " on " + Texts.names(List.copyOf(where))
                    + " for " + Texts.seconds(harm.floodedNanos())
                    + String.format(Locale.ROOT, " (%.1f %%)", 100 * harm.floodedShare()));
        }
        if (harm.lostFrames() > 0) {
            parts.add(String.format(
                    Locale.ROOT, "%,d frames lost in %s", harm.lostFrames(), Texts.seconds(harm.outageNanos())));
        }
        return parts.isEmpty() ? "nothing is flooded to others and nothing is lost" : String.join("; ", parts);
    }

    List<String> remarks() {
        List<String> out = new ArrayList<>();
        if (inThisRun.isPresent() && safe.isPresent() && inThisRun.getAsLong() < safe.getAsLong()) {
            boolean spread = counterexample.map(Counterexample::aligned).orElse(false);
            out.add(inThisRun.getAsLong() + "s suffices in this very run, because "
                    + (spread ? "the senders' refreshes happen to be spread" : "its phases happen to fall well")
                    + "; safe whatever the phases is " + safe.getAsLong() + "s"
                    + (bridges.size() == 2 ? ", on both bridges" : bridges.size() > 2 ? ", on all of them" : ""));
        } else if (inThisRun.isPresent() && safe.isPresent()) {
            OptionalLong closed = bound.map(SafeBound::seconds).orElse(OptionalLong.empty());
            boolean more = closed.isPresent() && closed.getAsLong() > safe.getAsLong();
            out.add(safe.getAsLong() + "s suffices in this run and in every phase that was tried"
                    + (more ? "; the closed form asks for " + closed.getAsLong() + "s" : ""));
        }
        OptionalLong asked = bound.map(SafeBound::seconds).orElse(OptionalLong.empty());
        if (inThisRun.isPresent() && safe.isEmpty() && asked.isPresent()) {
            out.add(inThisRun.getAsLong()
                    + "s suffices in this run, which ends before the longest silence does; the closed "
                    + "form asks for " + asked.getAsLong() + "s");
        }
        boolean aged = options.stream()
                .anyMatch(o -> o.change().kind() == Kind.AGING && o.harm().lostFrames() > 0);
        if (inThisRun.isPresent() && aged) {
            out.add("a longer aging time ends the flooding, not the loss: that has another cause");
        }
        if (neverSafe) {
            out.add("no aging time helps: with the longest one the addresses are still missed");
        }
        return out;
    }

    List<String> doesNotHelp() {
        List<String> out = new ArrayList<>();
        if (options.isEmpty()) {
            return out;
        }
        Harm base = options.get(0).harm();
        for (Option option : options.subList(1, options.size())) {
            boolean floodsNow = base.unwantedCopies() == 0 && option.harm().unwantedCopies() > 0;
            boolean losesNow = base.lostFrames() == 0 && option.harm().lostFrames() > 0;
            if (losesNow || floodsNow || score(option.harm()) > score(base) * 99 / 100) {
                out.add(option.change().text() + ": " + reason(option, base));
            } else if (option.change().kind() == Kind.AGING_OF_ONE
                    && option.harm().isMiss()) {
                out.add(option.change().text() + " does not suffice: " + still(option.harm()));
            }
        }
        if (neverSafe) {
            options.stream()
                    .filter(o -> o.change().kind() == Kind.AGING)
                    .forEach(o -> out.add("any mac-aging-time: even with " + o.staleSeconds() + "s " + still(o.harm())
                            + from(o.harm())));
        }
        return out;
    }

    private static long score(Harm harm) {
        return harm.floodedNanos() + harm.outageNanos();
    }

    private static String from(Harm harm) {
        Long first = harm.firstNanos();
        return first == null ? "" : ", from " + Durations.readableSeconds(first, 0) + " s on";
    }

    private static String still(Harm harm) {
        List<String> parts = new ArrayList<>();
        if (harm.floodedNanos() > 0) {
            parts.add(Texts.names(harm.bridges()) + " still " + (harm.bridges().size() == 1 ? "floods" : "flood")
                    + " for " + Texts.seconds(harm.floodedNanos()));
        }
        if (harm.lostFrames() > 0) {
            parts.add(String.format(Locale.ROOT, "%,d frames are lost", harm.lostFrames()));
        }
        return String.join(" and ", parts);
    }

    private String reason(Option option, Harm base) {
        Harm harm = option.harm();
        if (base.lostFrames() == 0 && harm.lostFrames() > 0) {
            return String.format(Locale.ROOT, "it turns the flood into a loss of %,d frames", harm.lostFrames());
        }
        if (base.unwantedCopies() == 0 && harm.unwantedCopies() > 0) {
            return String.format(
                    Locale.ROOT, "it turns the loss into a flood of %,d unwanted copies", harm.unwantedCopies());
        }
        String why = option.change().kind() == Kind.NEIGHBOUR ? unmoved(harm, base) : "";
        return still(harm) + ", as before" + why;
    }

    /** Senders that ask no more often although their timers were halved: something else confirms their entries. */
    private String unmoved(Harm harm, Harm base) {
        List<String> same = senders.stream()
                .filter(host -> base.requestsBy().containsKey(host)
                        && Objects.equals(
                                base.requestsBy().get(host), harm.requestsBy().get(host)))
                .toList();
        return same.isEmpty()
                ? ""
                : "; " + Texts.names(same) + (same.size() == 1 ? " asks" : " ask")
                        + " no more often than before, as the progress of TCP keeps confirming what they know";
    }
}
