package io.floodscope.scenario.load;

import io.floodscope.fabric.FabricPlan;
import io.floodscope.scenario.load.YamlNode.Entry;
import io.floodscope.scenario.load.YamlNode.ListNode;
import io.floodscope.scenario.load.YamlNode.MapNode;
import io.floodscope.scenario.load.YamlNode.ScalarNode;
import io.floodscope.scenario.schema.FabricSpec;
import io.floodscope.scenario.schema.Key;
import io.floodscope.scenario.schema.SourceSpan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The devices of a fabric: numbers spelled out as lists of names, and what is wrong with them. */
final class FabricLists {

    private static final int MOST_COMPUTES = 4_096;

    private final MapNode fabric;
    private final Problems problems;

    FabricLists(MapNode fabric, Problems problems) {
        this.fabric = fabric;
        this.problems = problems;
    }

    /** Replaces numbers of devices by lists of their names; the lists keep the place of the number. */
    void spellOut() {
        OptionalInt pairs = count("leaf-pairs");
        int first = 1;
        if (pairs.isPresent()) {
            List<YamlNode> all = new ArrayList<>();
            SourceSpan span = spanOf("leaf-pairs");
            for (int i = 0; i < pairs.getAsInt(); i++) {
                all.add(new ListNode(span, named(span, "L", 2 * i + 1, 2)));
            }
            first += 2 * all.size();
            put("leaf-pairs", new ListNode(span, all));
        } else if (fabric.get("leaf-pairs") instanceof ListNode list) {
            first += 2 * list.items().size();
        }
        spell("leaves", "L", first);
        spell("spines", "S", 1);
        if (fabric.get("leaves") == null && fabric.get("leaf-pairs") instanceof ListNode list) {
            fabric.entries().put("leaves", new Entry(list.span(), new ListNode(list.span(), inPairs())));
        }
    }

    private void spell(String key, String prefix, int first) {
        OptionalInt number = count(key);
        if (number.isPresent()) {
            SourceSpan span = spanOf(key);
            List<YamlNode> names = named(span, prefix, first, number.getAsInt());
            if (key.equals("leaves")) {
                names.addAll(0, inPairs());
            }
            put(key, new ListNode(span, names));
        }
    }

    /** The leaves of all pairs, each once. */
    private List<YamlNode> inPairs() {
        Map<String, YamlNode> out = new LinkedHashMap<>();
        if (fabric.get("leaf-pairs") instanceof ListNode pairs) {
            for (YamlNode pair : pairs.items()) {
                if (pair instanceof ListNode both) {
                    both.items().forEach(leaf -> {
                        if (leaf instanceof ScalarNode name) {
                            out.putIfAbsent(name.text(), name);
                        }
                    });
                }
            }
        }
        return new ArrayList<>(out.values());
    }

    /** The number written for a list, within its range; empty if something else is written or nothing. */
    private OptionalInt count(String key) {
        if (!(fabric.get(key) instanceof ScalarNode scalar) || scalar.type() != ScalarNode.Type.NUMBER) {
            return OptionalInt.empty();
        }
        KeyType type = Objects.requireNonNull(BlockType.of(FabricSpec.class).key(key));
        Key meta = Objects.requireNonNull(type.meta());
        int most = meta.most();
        int number = Scalars.parse(Integer.class, scalar.text())
                .map(Integer.class::cast)
                .orElse(-1);
        if (number < 0 || number > most) {
            problems.error(
                    scalar.span(),
                    scalar.text() + " is out of range for 'fabric." + key + "'; expected 0 to " + most
                            + ", or a list of names");
            return OptionalInt.of(0);
        }
        return OptionalInt.of(number);
    }

    private static List<YamlNode> named(SourceSpan span, String prefix, int first, int count) {
        List<YamlNode> out = new ArrayList<>();
        for (int i = first; i < first + count; i++) {
            out.add(new ScalarNode(span, prefix + i, ScalarNode.Type.TEXT));
        }
        return out;
    }

    private SourceSpan spanOf(String key) {
        YamlNode value = fabric.get(key);
        return value == null ? fabric.span() : value.span();
    }

    private void put(String key, YamlNode value) {
        Entry old = Objects.requireNonNull(fabric.entries().get(key));
        fabric.entries().put(key, new Entry(old.keySpan(), value));
    }

    /** The explicit lists, or null after noting what is wrong with them. */
    @Nullable
    FabricPlan plan(FabricSpec spec) {
        List<FabricPlan.LeafPair> pairs = new ArrayList<>();
        List<String> leaves = spec.leaves();
        boolean ok = true;
        for (int i = 0; i < spec.leafPairs().size(); i++) {
            List<String> pair = spec.leafPairs().get(i);
            if (pair.size() != 2) {
                problems.error(at("leaf-pairs", i, -1), "a pair has two leaves: [L1, L2]");
                ok = false;
                continue;
            }
            pairs.add(new FabricPlan.LeafPair(pair.get(0), pair.get(1)));
        }
        if (!ok) {
            return null;
        }
        FabricPlan bare = new FabricPlan(spec.spines(), leaves, pairs, List.of());
        List<FabricPlan.Compute> computes = computes(spec, bare);
        return computes == null ? null : sound(new FabricPlan(spec.spines(), leaves, pairs, computes));
    }

    private @Nullable FabricPlan sound(FabricPlan plan) {
        if (plan.leaves().isEmpty()) {
            problems.error(fabric.span(), "a fabric needs leaves: 'leaf-pairs: 4', or lists of names");
            return null;
        }
        List<FabricPlan.Flaw> flaws = plan.flaws();
        for (FabricPlan.Flaw flaw : flaws) {
            SourceSpan span = at(flaw.list(), flaw.index(), flaw.member());
            String unknown = flaw.unknown();
            if (unknown == null) {
                problems.error(span, flaw.message());
            } else {
                problems.unknown(span, flaw.message(), unknown, plan.leaves());
            }
        }
        return flaws.isEmpty() ? plan : null;
    }

    private @Nullable List<FabricPlan.Compute> computes(FabricSpec spec, FabricPlan bare) {
        Integer perGroup = spec.computesPerPair();
        if (perGroup != null && !spec.computes().isEmpty()) {
            problems.error(
                    spec.origin().key("computes-per-pair"), "a fabric has either 'computes-per-pair' or 'computes'");
            return null;
        }
        List<FabricPlan.Compute> out = new ArrayList<>();
        spec.computes().forEach(one -> out.add(new FabricPlan.Compute(one.name(), one.leaves())));
        if (perGroup != null && (long) perGroup * bare.groups().size() <= MOST_COMPUTES) {
            for (List<String> group : bare.groups()) {
                for (int i = 0; i < perGroup; i++) {
                    out.add(new FabricPlan.Compute("C" + (out.size() + 1), group));
                }
            }
        }
        if (out.size() > MOST_COMPUTES
                || (perGroup != null
                        && perGroup > 0
                        && out.isEmpty()
                        && !bare.groups().isEmpty())) {
            problems.error(
                    spec.origin().key(perGroup == null ? "computes" : "computes-per-pair"),
                    "a fabric has at most " + MOST_COMPUTES + " compute nodes");
            return null;
        }
        return out;
    }

    /** Where an element of a list is written; the nearest thing around it if it is not written itself. */
    private SourceSpan at(String list, int index, int member) {
        YamlNode node = fabric.get(list);
        if (!(node instanceof ListNode all) || index < 0 || index >= all.items().size()) {
            return node == null ? fabric.span() : node.span();
        }
        YamlNode element = all.items().get(index);
        YamlNode inside = element instanceof MapNode map ? map.get("leaves") : element;
        if (member >= 0
                && inside instanceof ListNode members
                && member < members.items().size()) {
            return members.items().get(member).span();
        }
        return member >= 0 && inside != null ? inside.span() : element.span();
    }
}
