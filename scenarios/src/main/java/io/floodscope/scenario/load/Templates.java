package io.floodscope.scenario.load;

import io.floodscope.scenario.load.YamlNode.Entry;
import io.floodscope.scenario.load.YamlNode.ListNode;
import io.floodscope.scenario.load.YamlNode.MapNode;
import io.floodscope.scenario.load.YamlNode.ScalarNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Fills blocks from {@code templates} ({@code use: NAME}) and from {@code defaults}; a block's own keys win over both. */
final class Templates {

    private static final List<String> KINDS =
            List.of("bridges", "gateways", "hosts", "links", "traffic", "events", "observe", "expect", "assert");

    private final Problems problems;
    private final Set<String> open = new LinkedHashSet<>();
    private @Nullable MapNode templates;

    Templates(Problems problems) {
        this.problems = problems;
    }

    /** Fills all blocks of the tree. */
    void apply(MapNode root) {
        templates = root.get("templates") instanceof MapNode map ? map : null;
        MapNode defaults = root.get("defaults") instanceof MapNode map ? map : null;
        if (defaults != null) {
            defaults.entries().forEach((kind, entry) -> {
                if (!KINDS.contains(kind)) {
                    problems.unknown(
                            entry.keySpan(), "unknown kind of block '" + kind + "' in 'defaults'", kind, KINDS);
                }
            });
        }
        for (String kind : KINDS) {
            YamlNode blocks = root.get(kind);
            MapNode base = defaults != null && defaults.get(kind) instanceof MapNode map ? map : null;
            if (blocks instanceof MapNode map) {
                map.entries().replaceAll((name, entry) -> new Entry(entry.keySpan(), filled(entry.value(), base)));
            } else if (blocks instanceof ListNode list) {
                list.items().replaceAll(item -> filled(item, base));
            }
        }
    }

    /** Fills the blocks inside a fabric, so that they can be written out; defaults come later, to what is made of them. */
    void applyInside(MapNode root, MapNode fabric) {
        templates = root.get("templates") instanceof MapNode map ? map : null;
        fabric.entries().computeIfPresent("gateway", (k, e) -> new Entry(e.keySpan(), filled(e.value(), null)));
        for (String kind : List.of("bridges", "instances")) {
            if (fabric.get(kind) instanceof MapNode map) {
                map.entries().replaceAll((name, e) -> new Entry(e.keySpan(), filled(e.value(), null)));
            }
        }
    }

    private YamlNode filled(YamlNode node, @Nullable MapNode base) {
        MapNode own;
        if (node instanceof MapNode map) {
            own = map;
        } else if (base != null && node instanceof ScalarNode s && s.type() == ScalarNode.Type.NULL) {
            own = new MapNode(s.span(), new java.util.LinkedHashMap<>());
        } else {
            return node;
        }
        MapNode result = withTemplates(own);
        return base == null ? result : Merge.over(base, result, false);
    }

    private MapNode withTemplates(MapNode node) {
        YamlNode use = node.get("use");
        if (use == null) {
            return node;
        }
        List<YamlNode> names = use instanceof ListNode list ? new ArrayList<>(list.items()) : List.of(use);
        MapNode own = node.copy();
        own.entries().remove("use");
        MapNode base = null;
        for (YamlNode name : names) {
            MapNode template = template(name);
            if (template != null) {
                base = base == null ? template : Merge.over(base, template, false);
            }
        }
        return base == null ? own : Merge.over(base, own, false);
    }

    private @Nullable MapNode template(YamlNode name) {
        if (!(name instanceof ScalarNode scalar)) {
            problems.error(name.span(), "expected the name of a template, found " + name.kind());
            return null;
        }
        MapNode known = templates;
        YamlNode found = known == null ? null : known.get(scalar.text());
        if (!(found instanceof MapNode map)) {
            problems.unknown(
                    scalar.span(),
                    "unknown template '" + scalar.text() + "'",
                    scalar.text(),
                    known == null ? Set.of() : known.entries().keySet());
            return null;
        }
        if (!open.add(scalar.text())) {
            problems.error(scalar.span(), "the template '" + scalar.text() + "' uses itself");
            return null;
        }
        MapNode expanded = withTemplates(map);
        open.remove(scalar.text());
        return expanded;
    }
}
