package io.floodscope.scenario.check;

import io.floodscope.scenario.load.Problems;
import io.floodscope.scenario.schema.LinkSpec;
import io.floodscope.scenario.schema.Scenario;
import java.util.List;
import org.jgrapht.Graph;
import org.jgrapht.alg.cycle.QueueBFSFundamentalCycleBasis;
import org.jgrapht.graph.SimpleGraph;

/** Finds loops of bridges: without a spanning tree one broadcast circles in them for ever. */
final class LoopCheck {

    private LoopCheck() {}

    static void check(Scenario scenario, Problems problems) {
        Graph<String, LinkSpec> graph = new SimpleGraph<>(LinkSpec.class);
        scenario.bridges().keySet().forEach(graph::addVertex);
        for (LinkSpec link : scenario.links()) {
            List<String> ends = link.between();
            if (ends.size() != 2 || !graph.containsVertex(ends.get(0)) || !graph.containsVertex(ends.get(1))) {
                continue;
            }
            if (ends.get(0).equals(ends.get(1))) {
                problems.error(link.origin().value("between"), "a link from '" + ends.get(0) + "' to itself is a loop");
            } else if (!graph.addEdge(ends.get(0), ends.get(1), link)) {
                problems.error(
                        link.origin().span(),
                        "loop without a spanning tree: " + ends.get(0) + " - " + ends.get(1) + " - " + ends.get(0)
                                + "; a broadcast would circle in it for ever",
                        "remove this link");
            }
        }
        for (List<LinkSpec> cycle :
                new QueueBFSFundamentalCycleBasis<>(graph).getCycleBasis().getCycles()) {
            LinkSpec last = cycle.stream()
                    .max((a, b) -> a.origin().span().compareTo(b.origin().span()))
                    .orElseThrow();
            problems.error(
                    last.origin().span(),
                    "loop without a spanning tree: " + path(cycle) + "; a broadcast would circle in it for ever",
                    "remove this link");
        }
    }

    /** The bridges along a cycle, beginning and ending with the same one. */
    private static String path(List<LinkSpec> cycle) {
        List<String> first = cycle.get(0).between();
        List<String> second = cycle.get(1 % cycle.size()).between();
        String start = cycle.size() > 1 && second.contains(first.get(0)) && !second.contains(first.get(1))
                ? first.get(1)
                : first.get(0);
        StringBuilder out = new StringBuilder(start);
        String at = start;
        for (LinkSpec link : cycle) {
            at = link.between().get(0).equals(at)
                    ? link.between().get(1)
                    : link.between().get(0);
            out.append(" - ").append(at);
        }
        return out.toString();
    }
}
