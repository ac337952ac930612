package io.floodscope.conform.neigh;

import io.floodscope.engine.Simulation;
import io.floodscope.host.neigh.ChangeCause;
import io.floodscope.host.neigh.NeighborDevice;
import io.floodscope.host.neigh.NeighborEntry;
import io.floodscope.host.neigh.NeighborListener;
import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.MacAddress;
import io.floodscope.net.frame.Frame;
import io.floodscope.net.frame.IpPacket;
import io.floodscope.net.link.Port;
import io.floodscope.net.link.PortTap;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Everything that is compared: changes of neighbours, frames at the bridge's ports, errors that applications saw. */
final class Observations implements PortTap {

    /**
     * A change of a neighbour entry.
     *
     * @param index its number among all changes
     * @param mac link-layer address after the change, or MacAddress.NONE in states without one
     */
    record Change(int index, long nanos, String host, IpAddress ip, String state, long mac) {}

    /** A frame at a port of the bridge. */
    record Seen(long nanos, String port, boolean fromHost, Frame frame, long word) {}

    /** An error that an application saw for one datagram. */
    record AppError(long nanos, String host, String errno, long seq) {}

    /** A datagram that an application sent. */
    record Datagram(long nanos, String host, long seq) {}

    /** Port to which the datagrams of a trace go. */
    static final int DISCARD_PORT = 9;

    private final Simulation simulation;
    private final List<Change> changes = new ArrayList<>();
    private final BitSet announced = new BitSet();
    private final List<Seen> frames = new ArrayList<>();
    private final List<AppError> errors = new ArrayList<>();
    private final List<Datagram> datagrams = new ArrayList<>();
    private final List<Datagram> dropped = new ArrayList<>();

    Observations(Simulation simulation) {
        this.simulation = simulation;
    }

    /** Records the neighbours of a host. */
    NeighborListener neighborsOf(String host) {
        return new NeighborListener() {
            @Override
            public void changed(NeighborEntry entry, ChangeCause cause) {
                if (cause != ChangeCause.CREATE) {
                    boolean known = entry.state().isValid();
                    note(entry.ip(), entry.state().name(), known ? entry.mac() : MacAddress.NONE);
                }
            }

            @Override
            public void announced(NeighborEntry entry) {
                for (int i = changes.size() - 1; i >= 0; i--) {
                    Change last = changes.get(i);
                    if (last.host().equals(host) && last.ip().equals(entry.ip())) {
                        announced.set(i);
                        return;
                    }
                }
            }

            @Override
            public void deleted(NeighborEntry entry) {
                announced.set(changes.size());
                note(entry.ip(), "DELETED", MacAddress.NONE);
            }

            @Override
            public void refused(NeighborDevice device, IpAddress ip) {
                note(ip, "REFUSED", MacAddress.NONE);
            }

            private void note(IpAddress ip, String state, long mac) {
                changes.add(new Change(changes.size(), simulation.nowNanos(), host, ip, state, mac));
            }
        };
    }

    @Override
    public void received(Port port, Frame frame, long word) {
        frames.add(new Seen(simulation.nowNanos(), port.name(), true, frame, word));
    }

    @Override
    public void sent(Port port, Frame frame, long word) {
        frames.add(new Seen(simulation.nowNanos(), port.name(), false, frame, word));
    }

    void error(String host, String errno, long seq) {
        errors.add(new AppError(simulation.nowNanos(), host, errno, seq));
    }

    void datagram(String host, long seq) {
        datagrams.add(new Datagram(simulation.nowNanos(), host, seq));
    }

    List<Change> changesOf(String host, IpAddress ip) {
        return changes.stream()
                .filter(c -> c.host().equals(host) && c.ip().equals(ip))
                .toList();
    }

    /** Whether netlink announced a change. */
    boolean isAnnounced(Change change) {
        return announced.get(change.index());
    }

    List<Seen> frames() {
        return frames;
    }

    List<AppError> errors(String errno) {
        return errors.stream().filter(e -> e.errno().equals(errno)).toList();
    }

    /** When a datagram was sent, or -1. */
    long sentNanos(long seq) {
        return datagrams.stream()
                .filter(d -> d.seq() == seq)
                .mapToLong(Datagram::nanos)
                .findFirst()
                .orElse(-1);
    }

    /** A datagram was dropped on its host. */
    void dropped(String host, long seq) {
        dropped.add(new Datagram(simulation.nowNanos(), host, seq));
    }

    /** Whether it is still open at the end what becomes of a datagram: it waits for its next hop. */
    boolean isUndecided(long seq) {
        return datagrams.stream().anyMatch(d -> d.seq() == seq)
                && dropped.stream().noneMatch(d -> d.seq() == seq)
                && errors.stream().noneMatch(e -> e.seq() == seq)
                && frames.stream().noneMatch(f -> f.fromHost() && isDatagram(f) && f.word() == seq);
    }

    /** Whether a frame carries one of the numbered datagrams. */
    static boolean isDatagram(Seen seen) {
        return seen.frame().payload() instanceof IpPacket packet
                && packet.protocol() == IpPacket.Protocol.UDP
                && packet.dstPort() == DISCARD_PORT;
    }

    List<Datagram> datagrams() {
        return datagrams;
    }
}
