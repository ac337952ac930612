package io.floodscope.scenario.show;

import io.floodscope.scenario.check.Names;
import io.floodscope.scenario.load.Problems;
import io.floodscope.scenario.schema.Scenario;
import io.floodscope.text.Durations;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@code --show} asks for: {@code TABLE[:SUBJECT]@TIME}, several with commas between them. SUBJECT is the name of
 * what has such a table, of a group of hosts, or a pattern with {@code *}; without it all of them are meant. TIME is a duration
 * since the start of the run, at most its length.
 */
public final class ViewParser {

    private final Scenario scenario;
    private final Names names;
    private final List<View> views = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    /** A parser for the names of this scenario. */
    public ViewParser(Scenario scenario, Names names) {
        this.scenario = scenario;
        this.names = names;
    }

    /** Reads one value of the option. */
    public void read(String option) {
        for (String text : option.split(",", -1)) {
            readView(text.strip());
        }
    }

    /** What was understood, in the order in which it was asked for. */
    public List<View> views() {
        return List.copyOf(views);
    }

    /** One line for each thing that was not understood. */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    private void readView(String text) {
        int at = text.lastIndexOf('@');
        if (at < 0) {
            problems.add("'" + text + "' names no time; expected TABLE@TIME such as fdb@312s");
            return;
        }
        int colon = text.indexOf(':');
        boolean hasSubject = colon >= 0 && colon < at;
        String word = text.substring(0, hasSubject ? colon : at);
        ShownTable table = ShownTable.byWord(word).orElse(null);
        if (table == null) {
            problems.add(
                    "'" + text + "': there is no table '" + word + "'; " + Problems.suggest(word, ShownTable.words()));
        }
        OptionalLong time = time(text, text.substring(at + 1));
        if (table != null && time.isPresent()) {
            List<String> subjects = subjects(text, table, hasSubject ? text.substring(colon + 1, at) : null);
            if (!subjects.isEmpty()) {
                views.add(new View(table, subjects, time.getAsLong()));
            }
        }
    }

    private OptionalLong time(String text, String time) {
        OptionalLong nanos = Durations.tryParse(time);
        long until = scenario.run().until().toNanos();
        if (nanos.isEmpty()) {
            String hint = time.matches("\\d+(\\.\\d+)?") ? " (did you mean " + time + "s?)" : " such as 312s";
            problems.add("'" + text + "': '" + time + "' is not a time with a unit" + hint);
        } else if (nanos.getAsLong() > until) {
            problems.add("'" + text + "': the run ends at " + Durations.format(until) + ", before "
                    + Durations.format(nanos.getAsLong()));
            return OptionalLong.empty();
        }
        return nanos;
    }

    private List<String> subjects(String text, ShownTable table, @Nullable String pattern) {
        if (pattern == null) {
            List<String> all = List.copyOf(
                    switch (table) {
                        case FDB -> names.bridges();
                        case NEIGH -> names.hosts().keySet();
                        case MAC_BINDING -> names.ovn().deployments();
                    });
            if (all.isEmpty()) {
                problems.add("'" + text + "': the scenario has no " + table.subject());
            }
            return all;
        }
        List<String> found = switch (table) {
            case FDB -> Names.matching(pattern, names.bridges());
            case NEIGH -> names.hosts(pattern);
            case MAC_BINDING -> Names.matching(pattern, known(table));
        };
        if (found.isEmpty()) {
            problems.add("'" + text + "': no " + table.subject() + " is named '" + pattern + "'; "
                    + Problems.suggest(pattern, known(table)));
        }
        return found;
    }

    private Collection<String> known(ShownTable table) {
        return switch (table) {
            case FDB -> names.bridges();
            case NEIGH -> names.hostNames();
            case MAC_BINDING -> {
                List<String> all = new ArrayList<>(names.ovn().deployments());
                all.addAll(names.ovn().routerPorts());
                yield all;
            }
        };
    }
}
