package io.floodscope.scenario.advise;

import io.floodscope.lint.LintFacts;
import io.floodscope.lint.LongestSilence;
import io.floodscope.lint.LongestSilence.Towards;
import io.floodscope.lint.ScenarioFacts;
import io.floodscope.lint.Setting;
import io.floodscope.result.FloodWindow;
import io.floodscope.result.Outage;
import io.floodscope.result.RunResult;
import io.floodscope.scenario.advise.Change.Kind;
import io.floodscope.scenario.advise.Laboratory.StoppedException;
import io.floodscope.scenario.check.Names;
import io.floodscope.scenario.load.LoadedScenario;
import io.floodscope.scenario.load.Problems;
import io.floodscope.scenario.schema.GatewaySpec;
import io.floodscope.scenario.schema.Scenario;
import io.floodscope.scenario.schema.TrafficSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Tries what could be changed in a scenario and says what helps, at which price, from which value on, and what does not. */
public final class Advisor {

    /** Periods of the closed form that a run about phases lasts. */
    private static final int PERIODS = 3;

    private static final long SECOND = 1_000_000_000L;

    private final LoadedScenario loaded;
    private final Scenario scenario;
    private final Names names;
    private final Laboratory laboratory;
    private final Trial own;
    private final List<LongestSilence> silences;

    private final List<Option> options = new ArrayList<>();
    private List<String> bridges = List.of();
    private List<String> senders = List.of();
    private String what = "";
    private long now;
    private OptionalLong inThisRun = OptionalLong.empty();
    private OptionalLong safe = OptionalLong.empty();
    private boolean neverSafe;
    private Optional<SafeBound> bound = Optional.empty();
    private Optional<Counterexample> counterexample = Optional.empty();
    private int phases;
    private boolean complete;

    /**
     * An advisor of a scenario in which nothing is wrong.
     *
     * @param sets the settings with which it was loaded
     * @param seed seed of its own run
     */
    public Advisor(LoadedScenario loaded, Names names, List<String> sets, long seed, Laboratory laboratory) {
        this.loaded = loaded;
        this.scenario = loaded.scenario();
        this.names = names;
        this.laboratory = laboratory;
        this.own = new Trial(sets, seed);
        LintFacts facts = ScenarioFacts.of(scenario, names.profiles(), new Problems());
        this.silences = LongestSilence.of(facts);
    }

    /** Makes the runs; what they say is complete unless the laboratory was stopped. */
    public Advice advise() {
        return advise(true);
    }

    /** The same without trying anything but aging times. */
    Advice border() {
        return advise(false);
    }

    private Advice advise(boolean everything) {
        try {
            study(everything);
            complete = true;
        } catch (StoppedException e) {
            complete = false;
        }
        Findings findings = new Findings(options, bridges, inThisRun, safe, neverSafe, bound, counterexample, senders);
        return new Advice(
                scenario.name(),
                own.seed(),
                what,
                options,
                bridges,
                now,
                inThisRun,
                safe,
                neverSafe,
                bound,
                counterexample,
                phases,
                findings.remarks(),
                findings.doesNotHelp(),
                laboratory.runs(),
                complete);
    }

    private void study(boolean everything) {
        RunResult result = laboratory.result(own).orElseThrow(() -> new IllegalStateException("the scenario was read"));
        Harm harm = Harm.of(result);
        what = Findings.what(result, harm);
        bridges = scenario.bridges().keySet().stream()
                .filter(harm.bridges()::contains)
                .toList();
        senders = senders(result);
        List<String> quiet = quietHosts(result);
        Optional<LongestSilence> silence = silence(result);
        bound = silence.map(SafeBound::of);
        AgingStudy study = new AgingStudy(scenario, bridges);
        now = study.currentSeconds();
        options.add(new Option(new Change("as it is", List.of(), Kind.NONE), harm, study.longestSeconds()));
        if (!bridges.isEmpty()) {
            aging(study, result, silence);
        }
        if (everything && !bridges.isEmpty()) {
            agingOptions(study);
        }
        // The closed form is about aging; where a long one leaves a loss, something else is wrong.
        long aged = recommended(study);
        if (!bridges.isEmpty()
                && laboratory
                        .harm(own.with(study.sets(aged)))
                        .map(h -> h.lostFrames() > 0)
                        .orElse(true)) {
            bound = Optional.empty();
        }
        if (everything && !harm.isNone()) {
            tryAll(Options.of(loaded, names, bridges, silences, quiet, Math.max(now, 2)), study);
        }
    }

    /** The closed form that the missed addresses fall under. */
    private Optional<LongestSilence> silence(RunResult result) {
        Set<LongestSilence> out = new LinkedHashSet<>();
        for (FloodWindow window : result.floodWindows()) {
            if (window.unwantedCopies() == 0 || !bridges.contains(window.bridge())) {
                continue;
            }
            Optional<String> gateway = gatewayOf(window.dstMac());
            silences.stream()
                    .filter(s -> gateway.isPresent()
                            ? s.towards() == Towards.GATEWAY && s.gateway().equals(gateway.get())
                            : s.towards() == Towards.HOSTS)
                    .forEach(out::add);
        }
        if (out.isEmpty()) {
            silences.stream().filter(s -> s.towards() == Towards.HOSTS).forEach(out::add);
        }
        // Of several the longest silence decides, and one without end above all.
        return out.stream().max(Comparator.comparingLong(Advisor::length));
    }

    private static long length(LongestSilence silence) {
        Setting longest = silence.longest();
        return longest == null ? Long.MAX_VALUE : longest.nanos();
    }

    private Optional<String> gatewayOf(String mac) {
        for (var entry : scenario.gateways().entrySet()) {
            GatewaySpec gateway = entry.getValue();
            if (gateway.virtualMac().toString().equals(mac)) {
                return Optional.of(entry.getKey());
            }
        }
        return Optional.empty();
    }

    /** TCP senders whose neighbour tables held an address that was missed: they sent without asking. */
    private List<String> senders(RunResult result) {
        Set<String> missed = new LinkedHashSet<>();
        result.floodWindows().stream().filter(w -> w.unwantedCopies() > 0).forEach(w -> missed.add(w.dstMac()));
        Set<String> tcp = new LinkedHashSet<>();
        scenario.traffic().values().stream()
                .filter(t -> t.enabled() && t instanceof TrafficSpec.Tcp)
                .forEach(t -> t.from().forEach(pattern -> tcp.addAll(names.hosts(pattern))));
        Set<String> out = new LinkedHashSet<>();
        result.marks().stream()
                .filter(m -> m.kind().equals("neigh-address"))
                .filter(m -> missed.stream().anyMatch(m.text()::endsWith))
                .map(m -> m.entity().substring(0, m.entity().indexOf('/')))
                .filter(tcp::contains)
                .forEach(out::add);
        return List.copyOf(out);
    }

    /** Hosts whose own address was missed or that lost what was sent to them. */
    private List<String> quietHosts(RunResult result) {
        Set<String> out = new LinkedHashSet<>();
        Set<String> missed = new LinkedHashSet<>();
        result.floodWindows().stream()
                .filter(w -> w.unwantedCopies() > 0)
                .forEach(w -> missed.add(w.bridge() + "/fdb/" + w.vlan() + "/" + w.dstMac()));
        result.bands().stream()
                .filter(b -> missed.contains(b.entity()))
                .flatMap(b -> b.changes().stream())
                .map(c -> c.state().replaceFirst("^on ", ""))
                .filter(names.hosts()::containsKey)
                .forEach(out::add);
        result.outages().stream()
                .map(Outage::to)
                .filter(to -> names.hosts().containsKey(to)
                        && names.hosts().get(to).spec().bridge() != null)
                .forEach(out::add);
        return List.copyOf(out);
    }

    private void aging(AgingStudy study, RunResult result, Optional<LongestSilence> silence) {
        long cap = study.capSeconds();
        long closed = bound.map(SafeBound::seconds).orElse(OptionalLong.empty()).orElse(0);
        long guess = Math.max(study.guessSeconds(result), 0);
        inThisRun = AgingStudy.smallest(fails(study), now, cap, guess == 0 ? closed : guess);
        neverSafe = inThisRun.isEmpty();
        // A run that ends before the longest silence does cannot show the border.
        if (neverSafe || closed > scenario.run().until().toSeconds()) {
            return;
        }
        PhaseSearch search = new PhaseSearch(laboratory, own, scenario, horizon(silence), bridges);
        if (!search.isPossible(study.sets(now))) {
            search = new PhaseSearch(laboratory, own, scenario, null, bridges);
        }
        PhaseSearch chosen = search;
        phases = chosen.size();
        long lowest = inThisRun.getAsLong() - 1;
        long first = closed == 0 ? lowest + 1 : closed;
        // A few bad phases find the border; the value they leave must withstand all of them, or the search goes on
        // above it.
        safe = AgingStudy.smallest(worst(chosen, study, lowest, false), lowest, cap, first);
        while (safe.isPresent() && miss(chosen, study, safe.getAsLong(), true)) {
            long failed = safe.getAsLong();
            safe = AgingStudy.smallest(worst(chosen, study, failed, true), failed, cap, failed + 1);
        }
    }

    private Function<List<Long>, List<Boolean>> worst(PhaseSearch search, AgingStudy study, long failing, boolean all) {
        return values -> values.stream()
                .map(v -> v <= failing || miss(search, study, v, all))
                .toList();
    }

    private boolean miss(PhaseSearch search, AgingStudy study, long seconds, boolean all) {
        Optional<Counterexample> found = search.counterexample(seconds, study.sets(seconds), all);
        // The one closest to the border is kept.
        if (found.isPresent()
                && counterexample.map(c -> c.agingSeconds() < seconds).orElse(true)) {
            counterexample = found;
        }
        return found.isPresent();
    }

    private Function<List<Long>, List<Boolean>> fails(AgingStudy study) {
        return values -> laboratory
                .harms(values.stream().map(v -> own.with(study.sets(v))).toList())
                .stream()
                .map(h -> h.map(Harm::isMiss).orElse(true))
                .toList();
    }

    private static @Nullable Duration horizon(Optional<LongestSilence> silence) {
        Setting longest = silence.map(LongestSilence::longest).orElse(null);
        return longest == null ? null : Duration.ofSeconds(longest.nanos() / SECOND * PERIODS + 60);
    }

    private void agingOptions(AgingStudy study) {
        List<Change> changes = new ArrayList<>();
        inThisRun.ifPresent(s -> changes.add(all(study, s)));
        long enough = recommended(study);
        changes.add(all(study, enough));
        if (bridges.size() > 1 && !neverSafe) {
            for (String bridge : bridges) {
                changes.add(new Change(
                        "mac-aging-time " + enough + "s on " + bridge + " alone",
                        List.of(AgingStudy.set(bridge, enough)),
                        Kind.AGING_OF_ONE));
            }
        }
        tryAll(changes, study);
    }

    /** The aging time to advise: what the runs and the closed form both call safe, or the longest there is. */
    private long recommended(AgingStudy study) {
        if (neverSafe) {
            return study.capSeconds();
        }
        long closed = bound.map(SafeBound::seconds).orElse(OptionalLong.empty()).orElse(0);
        return Math.max(closed, safe.orElse(inThisRun.orElse(study.capSeconds())));
    }

    private Change all(AgingStudy study, long seconds) {
        return new Change(
                "mac-aging-time " + seconds + "s on " + Texts.names(bridges), study.sets(seconds), Kind.AGING);
    }

    private void tryAll(List<Change> all, AgingStudy study) {
        List<Change> changes = List.copyOf(new LinkedHashSet<>(all));
        List<Optional<Harm>> harms =
                laboratory.harms(changes.stream().map(c -> own.with(c.sets())).toList());
        for (int i = 0; i < changes.size(); i++) {
            Change change = changes.get(i);
            harms.get(i).ifPresent(h -> options.add(new Option(change, h, stale(change, study))));
        }
    }

    private static long stale(Change change, AgingStudy study) {
        long longest = study.longestSeconds();
        for (String set : change.sets()) {
            if (set.contains(".mac-aging-time=")) {
                String value = set.substring(set.indexOf('=') + 1, set.length() - 1);
                longest = Math.max(longest, Long.parseLong(value));
            }
        }
        return longest;
    }
}
