package io.floodscope.bridge.property;

import static org.assertj.core.api.Assertions.assertThat;

import io.floodscope.bridge.core.DropReason;
import io.floodscope.bridge.core.ForwardingListener;
import io.floodscope.bridge.core.PortVlans;
import io.floodscope.bridge.property.TestedBridge.TestedPort;
import io.floodscope.net.frame.Frame;
import io.floodscope.net.link.Node;
import io.floodscope.net.link.Port;
import io.floodscope.net.link.PortTap;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Keeps book of every frame at every bridge and compares what a bridge says, what its ports send, and what the settings and the
 * table of the moment ask for. Each frame has a number of its own in the word beside it.
 */
final class FrameLedger implements ForwardingListener, PortTap {

    /** How long a flow cache may act on an opinion that its table no longer holds, ns. */
    private static final long CACHE_LAG = 2_500_000_000L;

    private final LongSupplier clock;
    private final Map<Node, TestedBridge> bridges = new LinkedHashMap<>();
    private final Map<Port, TestedPort> cables = new LinkedHashMap<>();
    private final Map<Port, List<Long>> carried = new LinkedHashMap<>();
    private final Map<DropReason, Long> drops = new LinkedHashMap<>();
    private final Map<Node, Passage> passages = new LinkedHashMap<>();
    private TestedPort entered;
    private Frame current;
    private long word;
    private long losses;
    private int frames;
    private int floods;

    /** What one bridge did with one frame. */
    private static final class Passage {
        final List<Outcome> outcomes = new ArrayList<>();
        final List<DropReason> dropped = new ArrayList<>();
        final List<TestedPort> sent = new ArrayList<>();
        final List<Port> lost = new ArrayList<>();
        int vlan;
        int knownAt = -1;
        long knownSince;
    }

    FrameLedger(LongSupplier clock) {
        this.clock = clock;
    }

    void watch(TestedBridge bridge) {
        bridges.put(bridge.node(), bridge);
        bridge.listen(this);
    }

    void watch(Port port, TestedPort tested) {
        cables.put(port, tested);
        carried.put(port, new ArrayList<>());
        port.observe(this);
    }

    @Override
    public void received(Port port, Frame frame, long number) {
        settle();
        entered = cables.get(port);
        current = frame;
        word = number;
        frames++;
    }

    @Override
    public void forwarding(Node bridge, Frame frame, int vlan, Outcome outcome) {
        Passage passage = passage(bridge);
        passage.outcomes.add(outcome);
        passage.vlan = vlan;
        passage.knownAt = bridges.get(bridge).portOf(vlan, frame.dst());
        passage.knownSince = bridges.get(bridge).knownSinceNanos(vlan, frame.dst());
        assertThat(frame).isEqualTo(current);
    }

    @Override
    public void dropped(Node bridge, DropReason reason) {
        Passage passage = passage(bridge);
        passage.dropped.add(reason);
        passage.vlan = vlanAt(bridges.get(bridge));
        passage.knownAt = bridges.get(bridge).portOf(passage.vlan, current.dst());
        drops.merge(reason, 1L, Long::sum);
    }

    @Override
    public void sent(Port port, Frame frame, long number) {
        if (number != word || entered == null) {
            return;
        }
        TestedPort out = cables.get(port);
        passage(out.bridge.node()).sent.add(out);
        carried.get(port).add(number);
        int tag = out.bridge.isVlanAware() ? out.vlans.tagOf(passage(out.bridge.node()).vlan) : current.vlan();
        assertThat(frame.vlan()).isEqualTo(tag);
    }

    @Override
    public void lost(Port out, Frame frame) {
        losses++;
        passage(cables.get(out).bridge.node()).lost.add(out);
        List<Long> numbers = carried.get(out);
        if (!numbers.isEmpty() && numbers.get(numbers.size() - 1) == word) {
            numbers.remove(numbers.size() - 1);
        } else {
            // Without carrier the copy never showed at the port.
            passage(cables.get(out).bridge.node()).sent.add(cables.get(out));
        }
    }

    /** The VLAN in which the frame came to the first bridge; where patches led it further its tag may be another. */
    private int vlanAt(TestedBridge bridge) {
        return bridge.isVlanAware() ? entered.vlans.vlanOf(current.vlan()) : 0;
    }

    private Passage passage(Node bridge) {
        return passages.computeIfAbsent(bridge, b -> new Passage());
    }

    /** Closes the book of the last frame: a bridge has done with it what it does before the next one comes. */
    void settle() {
        if (entered == null) {
            return;
        }
        TestedPort in = entered;
        assertThat(passages).as("frame %s at %s", word, in).containsKey(in.bridge.node());
        passages.keySet().forEach(bridge -> judge(bridges.get(bridge), entryInto(bridges.get(bridge))));
        bridges.values().forEach(b -> assertThat(b.size.getAsInt()).isLessThanOrEqualTo(b.limit));
        passages.clear();
        entered = null;
    }

    private TestedPort entryInto(TestedBridge bridge) {
        return bridge == entered.bridge
                ? entered
                : bridge.ports.stream()
                        .filter(p -> p.patchPeer != null)
                        .findFirst()
                        .orElseThrow();
    }

    private void judge(TestedBridge bridge, TestedPort in) {
        Passage passage = passages.get(bridge.node());
        assertThat(passage.outcomes.size() + passage.dropped.size())
                .as("fates of frame %s at %s: %s %s", word, bridge.node(), passage.outcomes, passage.dropped)
                .isEqualTo(1);
        List<TestedPort> out = new ArrayList<>(passage.sent);
        in.bridge.ports.stream()
                .filter(p -> p.patchPeer != null && p != in && passages.containsKey(p.patchPeer.bridge.node()))
                .forEach(out::add);
        assertThat(new HashSet<>(out))
                .as("copies of frame %s at %s", word, bridge.node())
                .hasSameSizeAs(out);
        assertThat(out).as("frame %s must not leave by its input port", word).doesNotContain(in);
        if (!passage.dropped.isEmpty()) {
            assertThat(out).isEmpty();
            judgeDrop(bridge, in, passage);
            return;
        }
        boolean steady = clock.getAsLong() - bridge.disturbedNanos > CACHE_LAG;
        boolean certain = steady && (!bridge.cachesDecisions() || clock.getAsLong() - passage.knownSince > CACHE_LAG);
        switch (passage.outcomes.get(0)) {
            case UNICAST -> {
                assertThat(out).as("frame %s at %s", word, bridge.node()).hasSize(1);
                // A flow cache may still send to where an entry was that has just gone.
                if (!bridge.cachesDecisions() || (certain && passage.knownAt >= 0)) {
                    assertThat(out.get(0).number).isEqualTo(passage.knownAt);
                }
            }
            case GROUP -> assertFlooded(bridge, in, passage, out, steady, false);
            case FLOODED -> {
                floods++;
                assertFlooded(bridge, in, passage, out, steady, true);
                if (!bridge.cachesDecisions() || (certain && passage.knownSince > 0)) {
                    assertThat(passage.knownAt)
                            .as("a flood of frame %s needs a miss", word)
                            .isEqualTo(-1);
                }
            }
            case RULE -> throw new AssertionError("no rules here");
        }
    }

    private static void assertFlooded(
            TestedBridge bridge,
            TestedPort in,
            Passage passage,
            List<TestedPort> out,
            boolean steady,
            boolean unknown) {
        if (steady || !bridge.cachesDecisions()) {
            assertThat(out).containsExactlyInAnyOrderElementsOf(bridge.floodedFrom(in, passage.vlan, unknown));
        }
    }

    private void judgeDrop(TestedBridge bridge, TestedPort in, Passage passage) {
        DropReason reason = passage.dropped.get(0);
        boolean steady = clock.getAsLong() - bridge.disturbedNanos > CACHE_LAG;
        boolean justified = switch (reason) {
            case VLAN -> in != entered || passage.vlan == PortVlans.NOT_ACCEPTED;
            case POLICED -> in.policed;
            case BLOCKED -> in.blocked;
            case BOND -> in.bond;
            case PROTECTED -> in.isProtected;
            case UNKNOWN_UNICAST -> bridge.limitsUnknownUnicast() && !current.isGroupAddressed();
            case RESERVED -> (current.dst() & ~0xFL) == 0x0180_C200_0000L;
            case HAIRPIN -> in != entered || bridge.cachesDecisions() || passage.knownAt == in.number;
            case NO_EGRESS ->
                in != entered
                        || !steady
                        || bridge.floodedFrom(in, passage.vlan, !current.isGroupAddressed())
                                .isEmpty();
            case NO_PATH -> !current.isGroupAddressed();
            case SOURCE, RULE, SUPPRESSED, PATCH_LOOP -> false;
        };
        assertThat(justified)
                .as("frame %s (%s) dropped at %s: %s, known at %s", word, current, in, reason, passage.knownAt)
                .isTrue();
    }

    /** Copies that the ports took, in their order, as the numbers of the frames. */
    List<Long> carriedBy(Port port) {
        return carried.get(port);
    }

    long losses() {
        return losses;
    }

    long drops(DropReason reason) {
        return drops.getOrDefault(reason, 0L);
    }

    int frames() {
        return frames;
    }

    int floods() {
        return floods;
    }
}
