package io.floodscope.scenario.load;

import io.floodscope.scenario.load.YamlNode.Entry;
import io.floodscope.scenario.load.YamlNode.ListNode;
import io.floodscope.scenario.load.YamlNode.MapNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts one mapping over another. */
final class Merge {

    private Merge() {}

    /**
     * The keys of both; where both have one, mappings are merged, anything else is taken from {@code upper}. The order is
     * that of {@code lower}, then what {@code upper} adds.
     *
     * @param joinLists whether lists are joined, lower first, rather than replaced
     */
    static MapNode over(MapNode lower, MapNode upper, boolean joinLists) {
        Map<String, Entry> out = new LinkedHashMap<>();
        lower.entries()
                .forEach((k, e) -> out.put(k, new Entry(e.keySpan(), e.value().copy())));
        upper.entries().forEach((k, e) -> {
            Entry below = out.get(k);
            YamlNode value = e.value();
            if (below != null && below.value() instanceof MapNode a && value instanceof MapNode b) {
                value = over(a, b, joinLists);
            } else if (joinLists
                    && below != null
                    && below.value() instanceof ListNode a
                    && value instanceof ListNode b) {
                List<YamlNode> items = new ArrayList<>(a.items());
                items.addAll(b.items());
                value = new ListNode(b.span(), items);
            }
            out.put(k, new Entry(e.keySpan(), value));
        });
        return new MapNode(upper.span(), out);
    }
}
