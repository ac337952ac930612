package io.floodscope.bridge.ovs;

import static org.assertj.core.api.Assertions.assertThat;

import io.floodscope.bridge.Station;
import io.floodscope.bridge.core.DropReason;
import io.floodscope.bridge.core.PortVlans;
import io.floodscope.bridge.core.UnknownUnicastPolicy;
import io.floodscope.net.addr.MacAddress;
import io.floodscope.net.frame.EtherType;
import io.floodscope.net.frame.Frame;
import io.floodscope.net.frame.RawPayload;
import io.floodscope.net.link.LinkParams;
import io.floodscope.net.link.Port;
import io.floodscope.net.link.PortTap;
import io.floodscope.probe.Counter;
import io.floodscope.random.RandomStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * 500 random networks of one or two bridges: every frame's fate is accounted for exactly once per egress port, floods happen
 * only on a table miss, and tables keep their limit.
 */
class RandomNetworksTest {

    private static final long SECOND = 1_000_000_000L;

    static LongStream seeds() {
        return LongStream.range(0, 500);
    }

    private static final class RandomNetwork {
        private final RandomStream random;
        private final OvsLab lab;
        private final List<OvsBridge> bridges = new ArrayList<>();
        private final List<Station> stations = new ArrayList<>();
        private final List<Integer> vlans = new ArrayList<>();
        private long sentIntoBridges;
        private long wrongFloods;

        RandomNetwork(long seed) {
            random = new RandomStream(seed);
            OvsProfile profile = OvsProfile.ALL.get((int) random.nextLong(3));
            lab = new OvsLab(profile, DatapathType.values()[(int) random.nextLong(2)]);
            int count = 1 + (int) random.nextLong(2);
            for (int b = 0; b < count; b++) {
                bridges.add(lab.bridge("br" + b, params()));
            }
            if (count == 2) {
                lab.ovs.patch(bridges.get(0), bridges.get(1));
            }
            int ports = 2 + (int) random.nextLong(6);
            for (int p = 0; p < ports; p++) {
                addStation(bridges.get((int) random.nextLong(count)), p);
            }
        }

        private OvsBridgeParams params() {
            UnknownUnicastPolicy policy = List.of(
                            UnknownUnicastPolicy.FLOOD,
                            UnknownUnicastPolicy.FLOOD,
                            UnknownUnicastPolicy.DROP,
                            UnknownUnicastPolicy.rate(5))
                    .get((int) random.nextLong(4));
            return OvsBridgeParams.DEFAULTS
                    .withAgingSeconds(15 + random.nextLong(5))
                    .withTableSize(10)
                    .withUnknownUnicast(policy);
        }

        private void addStation(OvsBridge bridge, int number) {
            int vlan = 4 + (int) random.nextLong(2);
            OvsPort port = bridge.addPort("p" + number, PortVlans.access(vlan));
            port.setProtected(random.nextLong(6) == 0);
            port.setFloodable(random.nextLong(6) != 0);
            if (random.nextLong(6) == 0) {
                port.setIngressPolicing(4_000, 2_000);
            }
            Station station = new Station("s" + number, OvsLab.mac(number + 1), lab.simulation::nowNanos);
            lab.network.add(station);
            LinkParams params = random.nextLong(4) == 0 ? new LinkParams(1_000, 20_000, 300) : LinkParams.INSTANT;
            lab.network.connect(station.port(), port.port(), params);
            port.port().observe(new FloodWatch(bridge, vlan));
            stations.add(station);
            vlans.add(vlan);
        }

        /** Sees every copy that leaves a bridge: an unwanted unicast copy means that the table has no entry. */
        private final class FloodWatch implements PortTap {
            private final OvsBridge bridge;
            private final int vlan;

            FloodWatch(OvsBridge bridge, int vlan) {
                this.bridge = bridge;
                this.vlan = vlan;
            }

            @Override
            public void received(Port port, Frame frame, long word) {
                sentIntoBridges++;
            }

            @Override
            public void sent(Port port, Frame frame, long word) {
                if (frame.isGroupAddressed()) {
                    return;
                }
                var entry = bridge.fdbEntry(vlan, frame.dst());
                // While the kernel datapath has not been corrected yet, a flood may outlive the miss.
                if (entry != null
                        && bridge.portNumbered(entry.port()).port() != port
                        && lab.simulation.nowNanos() - entry.learnedNanos() > 2 * SECOND
                        && entry.refreshedNanos() < lab.simulation.nowNanos() - 2 * SECOND) {
                    wrongFloods++;
                }
            }
        }

        void run() {
            for (int i = 0; i < 300; i++) {
                int from = (int) random.nextLong(stations.size());
                long src = random.nextLong(5) == 0 ? OvsLab.mac(100 + (int) random.nextLong(20)) : OvsLab.mac(from + 1);
                long dst = random.nextLong(8) == 0
                        ? MacAddress.BROADCAST
                        : OvsLab.mac(1 + (int) random.nextLong(stations.size() + 3));
                Frame frame =
                        Frame.of(dst, src, new RawPayload(EtherType.EXPERIMENTAL, 50 + (int) random.nextLong(100)));
                lab.at(random.nextLong(60 * SECOND), stations.get(from), frame);
            }
            for (int second = 1; second <= 70; second++) {
                lab.run(second + "s");
                for (OvsBridge bridge : bridges) {
                    assertThat(bridge.statistics().current()).isLessThanOrEqualTo(10);
                }
            }
        }

        long sum(String part) {
            return lab.simulation.probes().counters().stream()
                    .filter(c -> c.name().contains(part))
                    .mapToLong(Counter::value)
                    .sum();
        }

        long drops() {
            long total = 0;
            for (DropReason reason : DropReason.values()) {
                total += sum("/" + reason.counter());
            }
            return total;
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyFrameIsAccountedForOnce(long seed) {
        RandomNetwork network = new RandomNetwork(seed);
        network.run();

        long decided = network.sum("/forwarding/unicast-frames")
                + network.sum("/forwarding/group-frames")
                + network.sum("/forwarding/flooded-frames")
                + network.drops();
        long copies = network.sum("/forwarding/unicast-frames")
                + network.sum("/forwarding/group-copies")
                + network.sum("/forwarding/flooded-copies");
        long intoPeer = decided - network.sentIntoBridges;
        long delivered =
                network.stations.stream().mapToLong(s -> s.arrivals().size()).sum();

        assertThat(intoPeer)
                .as("decisions of the peer bridge come from patch copies")
                .isNotNegative();
        if (network.bridges.size() == 1) {
            assertThat(intoPeer).isZero();
        }
        assertThat(delivered + network.sum("/tx-lost-"))
                .as("every copy but those into the peer bridge is delivered or lost at a queue")
                .isEqualTo(copies - intoPeer);
        assertThat(network.wrongFloods).isZero();
    }
}
