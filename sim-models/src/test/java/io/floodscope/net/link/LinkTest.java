package io.floodscope.net.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.floodscope.engine.Event;
import io.floodscope.engine.Phase;
import io.floodscope.engine.RunLimits;
import io.floodscope.engine.Simulation;
import io.floodscope.net.addr.MacAddress;
import io.floodscope.net.frame.EtherType;
import io.floodscope.net.frame.Frame;
import io.floodscope.net.frame.RawPayload;
import io.floodscope.random.RandomStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinkTest {

    private static final Frame THOUSAND_BYTES =
            Frame.of(MacAddress.BROADCAST, 0x02_00_00_00_00_01L, new RawPayload(EtherType.EXPERIMENTAL, 986));

    private final Simulation simulation = new Simulation(1);
    private final Network network = new Network(simulation);
    private final Listener a = network.add(new Listener("a"));
    private final Listener b = network.add(new Listener("b"));

    private final class Listener implements Node {
        private final String name;
        private final Port port;
        private final List<String> heard = new ArrayList<>();
        private final List<String> carrier = new ArrayList<>();

        Listener(String name) {
            this.name = name;
            this.port = new Port(this, "eth0", 0);
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public void receive(Port in, Frame frame, long word) {
            heard.add(simulation.nowNanos() + " #" + word);
        }

        @Override
        public boolean isStation() {
            return true;
        }

        @Override
        public void carrierChanged(Port changed, boolean up) {
            carrier.add(up ? "up" : "down");
        }
    }

    @Test
    void framesAreSerialisedOneAfterAnotherAndThenTravel() {
        network.connect(a.port, b.port, new LinkParams(500, 10_000_000_000L, LinkParams.UNBOUNDED));

        a.port.send(THOUSAND_BYTES, 1);
        a.port.send(THOUSAND_BYTES, 2);
        simulation.runUntil(1_000_000, RunLimits.NONE);

        assertThat(b.heard).containsExactly("1300 #1", "2100 #2");
        assertThat(b.port.rxBytes()).isEqualTo(2_000);
    }

    @Test
    void aFullEgressQueueDropsAndCounts() {
        network.connect(a.port, b.port, new LinkParams(0, 8_000_000, 2_500));

        for (int i = 1; i <= 6; i++) {
            a.port.send(THOUSAND_BYTES, i);
        }
        simulation.runUntil(1_000_000_000, RunLimits.NONE);

        assertThat(b.heard).containsExactly("1000000 #1", "2000000 #2");
        assertThat(a.port.txDrops()).isEqualTo(4);
    }

    @Test
    void carrierLossTellsBothSidesAndLosesWhatIsInFlight() {
        Link link = network.connect(a.port, b.port, new LinkParams(100, 0, LinkParams.UNBOUNDED));
        a.port.send(THOUSAND_BYTES, 1);
        simulation.at(50, Phase.SAMPLE, () -> link.setUp(false));
        simulation.at(60, Phase.TRAFFIC, () -> a.port.send(THOUSAND_BYTES, 2));
        simulation.at(70, Phase.SAMPLE, () -> link.setUp(true));
        simulation.at(80, Phase.TRAFFIC, () -> a.port.send(THOUSAND_BYTES, 3));

        simulation.runUntil(1_000, RunLimits.NONE);

        assertThat(b.heard).containsExactly("180 #3");
        assertThat(a.port.txDrops()).isEqualTo(1);
        assertThat(a.carrier).containsExactly("down", "up");
        assertThat(b.carrier).isEqualTo(a.carrier);
    }

    @Test
    void aPartitionLosesOneDirectionWithoutCarrierLoss() {
        Link link = network.connect(a.port, b.port, LinkParams.INSTANT);
        link.setPartition(a.port, true);

        a.port.send(THOUSAND_BYTES, 1);
        b.port.send(THOUSAND_BYTES, 2);
        simulation.runUntil(10, RunLimits.NONE);

        assertThat(b.heard).isEmpty();
        assertThat(a.heard).containsExactly("0 #2");
        assertThat(a.carrier).isEmpty();
    }

    @Test
    void lossFollowsItsProbability() {
        network.connect(a.port, b.port, LinkParams.INSTANT);
        Channel channel = java.util.Objects.requireNonNull(a.port.channel());
        channel.setLoss(0.25, new RandomStream(1));

        for (int i = 0; i < 10_000; i++) {
            a.port.send(THOUSAND_BYTES, i);
        }
        simulation.runUntil(10, RunLimits.NONE);

        assertThat(b.heard.size()).isBetween(7_350, 7_650);
        assertThat(channel.lost() + b.heard.size()).isEqualTo(10_000);
        assertThatThrownBy(() -> channel.setLoss(1.5, null)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPortWithoutLinkDropsAndTwoLinksOnAPortAreRefused() {
        a.port.send(THOUSAND_BYTES, 1);
        assertThat(a.port.txDrops()).isEqualTo(1);

        network.connect(a.port, b.port, LinkParams.INSTANT);
        assertThatThrownBy(() -> network.connect(a.port, b.port, LinkParams.INSTANT))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("a/eth0");
        assertThatThrownBy(() -> network.add(new Listener("a"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aTaggedFrameIsRememberedAndFourBytesLonger() {
        Frame tagged = THOUSAND_BYTES.withVlan(4);

        assertThat(tagged.bytes()).isEqualTo(1_004);
        assertThat(THOUSAND_BYTES.withVlan(4)).isSameAs(tagged);
        assertThat(tagged.withVlan(io.floodscope.net.addr.Vlan.UNTAGGED)).isSameAs(THOUSAND_BYTES);
    }

    @Test
    void steadyTrafficAllocatesNothing() {
        Silent from = network.add(new Silent("from"));
        Silent to = network.add(new Silent("to"));
        network.connect(from.port, to.port, new LinkParams(500, 10_000_000_000L, LinkParams.UNBOUNDED));
        Event[] source = new Event[1];
        source[0] = () -> {
            from.port.send(THOUSAND_BYTES, simulation.nowNanos());
            simulation.at(simulation.nowNanos() + 1_000, Phase.TRAFFIC, source[0]);
        };
        simulation.at(0, Phase.TRAFFIC, source[0]);
        simulation.runUntil(10_000_000, RunLimits.NONE);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();

        simulation.runUntil(210_000_000, RunLimits.NONE);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;

        assertThat(to.port.rxFrames()).isGreaterThan(200_000);
        assertThat(allocated).isLessThan(20_000);
    }

    private static final class Silent implements Node {
        private final String name;
        private final Port port = new Port(this, "eth0", 0);

        Silent(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public void receive(Port in, Frame frame, long word) {}

        @Override
        public boolean isStation() {
            return true;
        }
    }
}
