package io.floodscope.scenario.check;

import io.floodscope.scenario.load.Problems;
import io.floodscope.scenario.schema.BondSpec;
import io.floodscope.scenario.schema.BridgeSpec;
import io.floodscope.scenario.schema.FabricSpec;
import io.floodscope.scenario.schema.GatewaySpec;
import io.floodscope.scenario.schema.LinkSpec;
import io.floodscope.scenario.schema.Scenario;
import io.floodscope.scenario.schema.SourceSpan;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jgrapht.Graph;
import org.jgrapht.alg.cycle.QueueBFSFundamentalCycleBasis;
import org.jgrapht.graph.Multigraph;
import org.jspecify.annotations.Nullable;

/**
 * Finds loops without a spanning tree, in which one broadcast circles for ever. Links, attachments of gateways and peer links
 * pass broadcasts on; of a bond's cables one does. A fabric passes them from every leaf pair to every other one, but never
 * back, so that it counts as one device in the middle.
 */
final class LoopCheck {

    /** A VLAN that nothing in the file mentions stands for all of those. */
    private static final int ANY_OTHER = -1;

    /**
     * A way for broadcasts.
     *
     * @param vlans VLANs that pass; null for all
     * @param span where it is written
     * @param link whether it is a link that could be taken away
     */
    private record Edge(String from, String to, @Nullable Set<Integer> vlans, SourceSpan span, boolean link) {

        private boolean carries(int vlan) {
            return vlans == null || vlans.contains(vlan);
        }

        private String other(String end) {
            return from.equals(end) ? to : from;
        }
    }

    private final Scenario scenario;
    private final Problems problems;
    private final List<Edge> edges = new ArrayList<>();
    private final Set<SourceSpan> reported = new LinkedHashSet<>();

    private LoopCheck(Scenario scenario, Problems problems) {
        this.scenario = scenario;
        this.problems = problems;
    }

    static void check(Scenario scenario, Problems problems) {
        LoopCheck check = new LoopCheck(scenario, problems);
        scenario.links().forEach(check::link);
        scenario.gateways().forEach(check::gateway);
        check.fabric();
        Set<Integer> vlans = new TreeSet<>();
        vlans.add(ANY_OTHER);
        check.edges.stream().filter(e -> e.vlans() != null).forEach(e -> vlans.addAll(e.vlans()));
        vlans.forEach(check::in);
    }

    private void link(LinkSpec link) {
        List<String> ends = link.between();
        Set<String> known = scenario.bridges().keySet();
        if (ends.size() != 2 || !known.containsAll(ends)) {
            return;
        }
        if (ends.get(0).equals(ends.get(1))) {
            problems.error(link.origin().value("between"), "a link from '" + ends.get(0) + "' to itself is a loop");
            return;
        }
        if (isSpare(ends.get(0), ends.get(1)) || isSpare(ends.get(1), ends.get(0))) {
            return;
        }
        Set<Integer> vlans = link.vlans().isEmpty() ? null : new TreeSet<>(link.vlans());
        edges.add(new Edge(ends.get(0), ends.get(1), vlans, link.origin().span(), true));
    }

    private void gateway(String name, GatewaySpec spec) {
        List<String> members = Names.membersOf(name, spec);
        SourceSpan span = spec.origin().span();
        for (int i = 1; i < members.size(); i++) {
            edges.add(new Edge(members.get(i - 1), members.get(i), null, span, false));
        }
        Set<Integer> routed = new TreeSet<>();
        spec.interfaces().forEach(each -> routed.add(each.vlan()));
        for (GatewaySpec.AttachSpec attach : spec.attach()) {
            String member = Names.memberOf(name, spec, attach.member());
            if (scenario.bridges().containsKey(attach.bridge()) && !isSpare(attach.bridge(), member)) {
                Set<Integer> vlans = attach.vlan() == null ? routed : Set.of(attach.vlan());
                edges.add(
                        new Edge(attach.bridge(), member, vlans, attach.origin().span(), false));
            }
        }
    }

    private void fabric() {
        FabricSpec fabric = scenario.fabric();
        if (fabric == null || fabric.spines().isEmpty()) {
            return;
        }
        String middle = fabric.spines().get(0);
        scenario.gateways().forEach((name, spec) -> {
            String first = Names.membersOf(name, spec).get(0);
            if (fabric.leaves().contains(first)) {
                edges.add(new Edge(middle, first, null, fabric.origin().span(), false));
            }
        });
    }

    /** Whether a cable is a further one of a bond: broadcasts take the first. */
    private boolean isSpare(String bridge, String neighbour) {
        BridgeSpec spec = scenario.bridges().get(bridge);
        if (spec != null) {
            for (BondSpec bond : spec.bonds().values()) {
                if (bond.members().indexOf(neighbour) > 0) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Loops of one VLAN. */
    private void in(int vlan) {
        Graph<String, Edge> graph = new Multigraph<>(Edge.class);
        for (Edge edge : edges) {
            // Both ends bear one name: another check says that it is taken twice.
            boolean misnamed = edge.from().equals(edge.to());
            if (edge.carries(vlan) && !misnamed) {
                graph.addVertex(edge.from());
                graph.addVertex(edge.to());
                graph.addEdge(edge.from(), edge.to(), edge);
            }
        }
        for (List<Edge> cycle :
                new QueueBFSFundamentalCycleBasis<>(graph).getCycleBasis().getCycles()) {
            report(cycle);
        }
    }

    private void report(List<Edge> cycle) {
        Edge last = cycle.stream()
                .max((a, b) -> a.link() != b.link()
                        ? Boolean.compare(a.link(), b.link())
                        : a.span().compareTo(b.span()))
                .orElseThrow();
        if (reported.add(last.span())) {
            problems.error(
                    last.span(),
                    "loop without a spanning tree: " + path(cycle) + "; a broadcast would circle in it for ever",
                    last.link() ? "remove this link" : "remove one of its cables, or make two of them a bond");
        }
    }

    /** The devices along a cycle, beginning and ending with the same one. */
    private static String path(List<Edge> cycle) {
        Edge first = cycle.get(0);
        Edge second = cycle.get(1 % cycle.size());
        boolean startsAtTo = cycle.size() > 2
                && (second.from().equals(first.from()) || second.to().equals(first.from()));
        String at = startsAtTo ? first.to() : first.from();
        StringBuilder out = new StringBuilder(at);
        for (Edge edge : cycle) {
            at = edge.other(at);
            out.append(" - ").append(at);
        }
        return out.toString();
    }
}
