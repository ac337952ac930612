package io.floodscope.bridge.property;

import static org.assertj.core.api.Assertions.assertThat;

import io.floodscope.Seeds;
import io.floodscope.bridge.Station;
import io.floodscope.bridge.core.DropReason;
import io.floodscope.engine.Phase;
import io.floodscope.engine.RunLimits;
import io.floodscope.net.addr.MacAddress;
import io.floodscope.net.addr.Vlan;
import io.floodscope.net.frame.EtherType;
import io.floodscope.net.frame.Frame;
import io.floodscope.net.frame.RawPayload;
import io.floodscope.probe.Counter;
import io.floodscope.random.RandomStream;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * 500 random networks of Linux bridges, switches and Open vSwitch: every frame is delivered, flooded, lost at a queue, policed or
 * discarded with a reason, exactly once per egress port; floods need a table miss; tables keep their limit.
 */
class EveryFrameIsAccountedForTest {

    private static final long SECOND = 1_000_000_000L;
    private static final int FRAMES = 300;
    private static final int DISTURBANCES = 6;

    private final AtomicInteger floods = new AtomicInteger();

    @Test
    void everyFrameIsAccountedForOnce() {
        Seeds.check(500, this::check);

        assertThat(floods.get()).isGreaterThan(5_000);
    }

    private void check(long seed) {
        RandomStream random = new RandomStream(seed);
        RandomBridges net = new RandomBridges(random);
        for (int i = 1; i <= FRAMES; i++) {
            send(net, random, i);
        }
        for (int i = 0; i < DISTURBANCES; i++) {
            disturb(net, random);
        }
        net.simulation.runUntil(70 * SECOND, RunLimits.NONE);
        net.ledger.settle();

        assertThat(net.ledger.frames()).isEqualTo(net.offered);
        for (int i = 0; i < net.stations.size(); i++) {
            assertThat(net.stations.get(i).arrivals())
                    .filteredOn(arrival -> arrival.word() > 0)
                    .extracting(Station.Arrival::word)
                    .as("what reached station %s", i)
                    .containsExactlyElementsOf(net.ledger.carriedBy(net.bridgePorts.get(i)));
        }
        assertThat(sum(net, "/tx-lost-")).as("counted losses").isEqualTo(net.ledger.losses());
        for (DropReason reason : DropReason.values()) {
            assertThat(sum(net, "/" + reason.counter())).as(reason.counter()).isEqualTo(net.ledger.drops(reason));
        }
        floods.addAndGet(net.ledger.floods());
    }

    private static void send(RandomBridges net, RandomStream random, long number) {
        int from = (int) random.nextLong(net.stations.size());
        long src = RandomBridges.mac(random.nextLong(5) == 0 ? 100 + (int) random.nextLong(20) : from + 1);
        long dst = RandomBridges.mac(1 + (int) random.nextLong(net.stations.size() + 3));
        if (random.nextLong(8) == 0) {
            dst = random.nextLong(4) == 0 ? 0x0180_C200_0003L : MacAddress.BROADCAST;
        }
        int tag = random.nextLong(3) == 0 ? 4 + (int) random.nextLong(3) : Vlan.UNTAGGED;
        Frame frame =
                Frame.tagged(dst, src, tag, new RawPayload(EtherType.EXPERIMENTAL, 50 + (int) random.nextLong(100)));
        Station station = net.stations.get(from);
        net.simulation.at(
                random.nextLong(60 * SECOND),
                Phase.TRAFFIC,
                () -> net.offered += station.port().send(frame, number) ? 1 : 0);
    }

    /** Another aging time, a flush, a static entry, another active member, a topology change. */
    private static void disturb(RandomBridges net, RandomStream random) {
        TestedBridge bridge = net.bridges.get((int) random.nextLong(net.bridges.size()));
        var what = bridge.disturbances.get((int) random.nextLong(bridge.disturbances.size()));
        net.simulation.at(random.nextLong(60 * SECOND), Phase.TIMER, () -> {
            net.ledger.settle();
            what.accept(random);
            net.bridges.forEach(b -> b.disturbedNanos = net.simulation.nowNanos());
        });
    }

    private static long sum(RandomBridges net, String part) {
        return net.simulation.probes().counters().stream()
                .filter(c -> c.name().contains(part))
                .mapToLong(Counter::value)
                .sum();
    }
}
