package io.floodscope.bridge.property;

import io.floodscope.bridge.core.ForwardingListener;
import io.floodscope.bridge.core.PortVlans;
import io.floodscope.net.link.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntSupplier;

/** A bridge of any kind as the ledger sees it: its ports with the settings that the test gave them, and its table. */
abstract class TestedBridge {

    /** A port, or a bond with its members, and what was set on it. */
    static final class TestedPort {
        final TestedBridge bridge;
        final int number;
        final PortVlans vlans;
        boolean floodable = true;
        boolean floodsUnknown = true;
        boolean isProtected;
        boolean blocked;
        boolean policed;
        boolean bond;

        /** The port at the other end of a patch, if it is one. */
        TestedPort patchPeer;

        TestedPort(TestedBridge bridge, int number, PortVlans vlans) {
            this.bridge = bridge;
            this.number = number;
            this.vlans = vlans;
            bridge.ports.add(this);
        }

        @Override
        public String toString() {
            return bridge.node().name() + "#" + number;
        }
    }

    final List<TestedPort> ports = new ArrayList<>();
    final List<Consumer<io.floodscope.random.RandomStream>> disturbances = new ArrayList<>();
    int limit;
    IntSupplier size = () -> 0;

    /** When its settings or table changed from outside for the last time, ns; flow caches may lag behind for a while. */
    long disturbedNanos = Long.MIN_VALUE / 2;

    abstract Node node();

    abstract void listen(ForwardingListener listener);

    /** The port behind which the table has an address, -1 without an entry. */
    abstract int portOf(int vlan, long mac);

    /** When the table last came to its present opinion of an address, ns; 0 without an entry. */
    abstract long knownSinceNanos(int vlan, long mac);

    /** Whether decisions may be older than the table, as those of a flow cache. */
    abstract boolean cachesDecisions();

    abstract boolean limitsUnknownUnicast();

    /** Whether tags mean anything. */
    abstract boolean isVlanAware();

    /** The ports to which a flood goes, from the settings alone. */
    List<TestedPort> floodedFrom(TestedPort in, int vlan, boolean unknown) {
        return ports.stream()
                .filter(out -> out != in
                        && out.floodable
                        && (out.floodsUnknown || !unknown)
                        && !out.blocked
                        && out.vlans.carries(vlan))
                .filter(out -> !(in.isProtected && out.isProtected))
                .toList();
    }
}
