package io.floodscope.host.tcp;

import io.floodscope.engine.Event;
import io.floodscope.engine.Phase;
import io.floodscope.host.FlowEvents;
import io.floodscope.host.HostRule;
import io.floodscope.host.LinuxHost;
import io.floodscope.host.PacketFlow;
import io.floodscope.host.neigh.KernelProfile;
import io.floodscope.host.neigh.KernelTimer;
import io.floodscope.host.neigh.NextHop;
import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.frame.IpPacket;
import org.jspecify.annotations.Nullable;

/**
 * One side of a TCP connection: handshake, cumulative acknowledgements, retransmission with back-off, closing.
 *
 * <p>Left out, because no address depends on it: congestion and receive windows, selective acknowledgements (a segment out
 * of order is dropped and acknowledged again), urgent data, options. A written message is one segment, however large: a
 * segmentation-offload frame.
 */
public final class TcpConnection implements FlowEvents {

    /** How a connection ended. */
    public enum End {
        /** Both sides closed. */
        CLOSED,
        /** The peer refused or broke it off. */
        RESET,
        /** The next hop did not resolve while connecting (EHOSTUNREACH). */
        UNREACHABLE,
        /** No acknowledgement came after the last retransmission (ETIMEDOUT). */
        TIMED_OUT
    }

    /** States that differ in what a segment does; LISTEN and CLOSED are the stack's. */
    private enum State {
        SYN_SENT,
        SYN_RECEIVED,
        ESTABLISHED,
        FIN_WAIT_1,
        FIN_WAIT_2,
        CLOSE_WAIT,
        LAST_ACK,
        OVER
    }

    private static final long MILLI = 1_000_000L;
    private static final long RTO_MIN = 200 * MILLI;
    private static final long RTO_SYN = 1_000 * MILLI;
    private static final long RTO_MAX = 120_000 * MILLI;
    private static final int SYN_RETRIES = 6;
    private static final int DATA_RETRIES = 15;
    private static final int WINDOW_MESSAGES = 64;
    private static final long SEND_BUFFER = 4L << 20;

    private final LinuxHost host;
    private final TcpStack stack;
    private final TcpEvents events;
    private final SegmentFlows flows;
    private final int localPort;
    private final IpAddress peer;
    private final KernelTimer retransmission;
    private final AckPolicy acks;
    private final SegmentQueue unacknowledged = new SegmentQueue();
    private State state = State.SYN_SENT;
    private long sendNext;
    private long sendUnacknowledged;
    private long receiveNext;
    private int inFlight;
    private long bufferedBytes;
    private boolean closing;
    private boolean finSent;
    private boolean finAcknowledged;
    private boolean finReceived;
    private boolean recovering;
    private int retries;
    private boolean confirmPending;
    private long retransmissions;
    private long messagesRefused;
    private long stalledSinceNanos = -1;

    TcpConnection(
            LinuxHost host,
            TcpStack stack,
            @Nullable IpAddress local,
            int localPort,
            IpAddress peer,
            int peerPort,
            TcpEvents events) {
        this.host = host;
        this.stack = stack;
        this.events = events;
        this.localPort = localPort;
        this.peer = peer;
        this.flows = new SegmentFlows(host, local, localPort, peer, peerPort, this);
        this.retransmission = host.machine().timer(Phase.TIMER, new RetransmissionTimeout());
        this.acks = new AckPolicy(host.machine(), this::sendAck);
    }

    /** Active open: sends the SYN. */
    void open() {
        sendNext = 1;
        inFlight = 0;
        transmit(flows.of(IpPacket.Kind.SYN), 0);
        armRetransmission();
    }

    /** Passive open: answers a SYN. */
    void acceptFrom(long word) {
        state = State.SYN_RECEIVED;
        receiveNext = TcpWord.sequence(word, 0) + 1;
        sendNext = 1;
        transmit(flows.of(IpPacket.Kind.SYN_ACK), 0);
        armRetransmission();
    }

    /**
     * Writes a message. It leaves at once unless an outage has filled the window.
     *
     * @param bytes its length
     * @param packetsPerFrame packets it stands for on a wire
     * @return false if the send buffer is full or the connection cannot send
     */
    public boolean write(int bytes, int packetsPerFrame) {
        if (closing || state == State.OVER || bufferedBytes + bytes > SEND_BUFFER) {
            messagesRefused++;
            return false;
        }
        flows.setPackets(packetsPerFrame);
        unacknowledged.add(bytes);
        bufferedBytes += bytes;
        pump();
        return true;
    }

    /** Closes the sending side after what was written. */
    public void close() {
        if (!closing && state != State.OVER) {
            closing = true;
            pump();
        }
    }

    private void pump() {
        if (!isEstablished() || recovering) {
            return;
        }
        while (inFlight < unacknowledged.size() && inFlight < WINDOW_MESSAGES) {
            int length = unacknowledged.get(inFlight);
            inFlight++;
            sendData(length, sendNext);
            sendNext += length;
        }
        if (closing && !finSent && inFlight == unacknowledged.size()) {
            finSent = true;
            state = finReceived ? State.LAST_ACK : State.FIN_WAIT_1;
            transmit(flows.of(IpPacket.Kind.FIN), sendNext);
            sendNext++;
        }
        if (sendNext > sendUnacknowledged && !retransmission.isArmed()) {
            armRetransmission();
        }
    }

    private void sendData(int length, long sequence) {
        acks.sendsData();
        transmit(flows.data(length), sequence);
    }

    private void transmit(PacketFlow flow, long sequence) {
        acks.carried();
        boolean confirms = confirmPending;
        confirmPending = false;
        if (confirms) {
            host.hit(HostRule.TCP_PROGRESS_CONFIRMS);
        }
        flow.send(TcpWord.of(sequence, receiveNext), confirms);
    }

    private void sendAck() {
        transmit(flows.of(IpPacket.Kind.ACK), sendNext);
    }

    /** A segment of the peer arrived. */
    void segment(IpPacket packet, long word) {
        IpPacket.Kind kind = packet.kind();
        if (state == State.OVER) {
            if (kind == IpPacket.Kind.FIN) {
                sendAck();
            }
            return;
        }
        if (kind == IpPacket.Kind.RST) {
            end(End.RESET);
            return;
        }
        if (kind == IpPacket.Kind.SYN) {
            transmit(flows.of(IpPacket.Kind.SYN_ACK), 0);
            return;
        }
        if (state == State.SYN_SENT) {
            if (kind == IpPacket.Kind.SYN_ACK) {
                receiveNext = TcpWord.sequence(word, 0) + 1;
                established(true);
            }
            return;
        }
        acknowledge(TcpWord.acknowledgement(word, sendUnacknowledged));
        if (kind == IpPacket.Kind.SYN_ACK) {
            sendAck();
        } else if (kind == IpPacket.Kind.DATA) {
            data(packet.payloadBytes(), TcpWord.sequence(word, receiveNext));
        } else if (kind == IpPacket.Kind.FIN) {
            fin(TcpWord.sequence(word, receiveNext));
        }
        if (state == State.LAST_ACK && finAcknowledged) {
            end(End.CLOSED);
        }
    }

    private void established(boolean active) {
        state = State.ESTABLISHED;
        sendUnacknowledged = 1;
        retries = 0;
        retransmission.cancel();
        progress();
        if (active) {
            sendAck();
        }
        events.connected(this);
        recovered();
        pump();
    }

    private void acknowledge(long acknowledgement) {
        if (state == State.SYN_RECEIVED) {
            if (acknowledgement < 1) {
                return;
            }
            established(false);
        }
        if (sendUnacknowledged == sendNext) {
            host.hit(HostRule.TCP_RECEIVER_CONFIRMS_NOTHING);
            return;
        }
        if (acknowledgement <= sendUnacknowledged || acknowledgement > sendNext) {
            return;
        }
        sendUnacknowledged = acknowledgement;
        dropAcknowledged(acknowledgement);
        progress();
        retries = 0;
        if (sendUnacknowledged == sendNext) {
            retransmission.cancel();
        } else {
            armRetransmission();
        }
        if (finSent && acknowledgement == sendNext) {
            finAcknowledged = true;
            if (state == State.FIN_WAIT_1) {
                state = State.FIN_WAIT_2;
            }
        }
        events.acknowledged(this, acknowledgement - 1);
        recovered();
        if (recovering) {
            resumeAfterLoss();
        }
        pump();
    }

    private void dropAcknowledged(long acknowledgement) {
        long outstanding = Math.max(0, sendNext - (finSent ? 1 : 0) - acknowledgement);
        while (inFlight > 0 && unacknowledged.bytesOfFirst(inFlight) > outstanding) {
            bufferedBytes -= unacknowledged.get(0);
            unacknowledged.removeFirst();
            inFlight--;
        }
    }

    /** After a loss everything behind the acknowledged part is sent again, in order. */
    private void resumeAfterLoss() {
        recovering = false;
        long sequence = sendUnacknowledged;
        for (int i = 0; i < inFlight; i++) {
            int length = unacknowledged.get(i);
            retransmissions++;
            sendData(length, sequence);
            sequence += length;
        }
        if (finSent && !finAcknowledged) {
            transmit(flows.of(IpPacket.Kind.FIN), sequence);
        }
    }

    /** The peer acknowledged something new: the next hop works (tcp_ack, tcp_init_metrics). */
    private void progress() {
        KernelProfile.TcpConfirm how = host.machine().profile().tcpConfirm();
        if (how == KernelProfile.TcpConfirm.SOCKET) {
            confirmPending = true;
            return;
        }
        NextHop hop = flows.of(IpPacket.Kind.ACK).nextHop();
        if (hop == null) {
            return;
        }
        host.hit(HostRule.TCP_PROGRESS_CONFIRMS);
        if (how == KernelProfile.TcpConfirm.ROUTE) {
            hop.confirmWithNextPacket();
        } else {
            hop.confirm();
        }
    }

    private void data(int length, long sequence) {
        if (sequence != receiveNext || finReceived) {
            sendAck();
            return;
        }
        receiveNext += length;
        acks.received(length);
        events.received(this, length);
    }

    private void fin(long sequence) {
        if (sequence != receiveNext) {
            sendAck();
            return;
        }
        if (!finReceived) {
            finReceived = true;
            receiveNext++;
            if (state == State.FIN_WAIT_2 || state == State.FIN_WAIT_1) {
                sendAck();
                if (finAcknowledged) {
                    end(End.CLOSED);
                }
                return;
            }
            state = State.CLOSE_WAIT;
            acks.oblige();
            events.peerClosed(this);
            acks.settle();
        }
    }

    private void armRetransmission() {
        boolean connecting = state == State.SYN_SENT || state == State.SYN_RECEIVED;
        long base = connecting ? RTO_SYN : RTO_MIN;
        retransmission.armIn(Math.min(RTO_MAX, base << Math.min(retries, 20)));
    }

    private void recovered() {
        stalledSinceNanos = -1;
    }

    private void retransmit() {
        boolean connecting = state == State.SYN_SENT || state == State.SYN_RECEIVED;
        if (retries >= (connecting ? SYN_RETRIES : DATA_RETRIES)) {
            end(End.TIMED_OUT);
            return;
        }
        host.hit(HostRule.TCP_BACK_OFF);
        if (stalledSinceNanos < 0) {
            long waited = connecting ? RTO_SYN : RTO_MIN;
            stalledSinceNanos = host.machine().simulation().nowNanos() - waited;
        }
        retries++;
        retransmissions++;
        if (state == State.SYN_SENT) {
            transmit(flows.of(IpPacket.Kind.SYN), 0);
        } else if (state == State.SYN_RECEIVED) {
            transmit(flows.of(IpPacket.Kind.SYN_ACK), 0);
        } else {
            recovering = true;
            if (inFlight > 0) {
                sendData(unacknowledged.get(0), sendUnacknowledged);
            } else {
                transmit(flows.of(IpPacket.Kind.FIN), sendUnacknowledged);
            }
        }
        armRetransmission();
    }

    private void end(End how) {
        if (state != State.OVER) {
            vanish();
            stack.forget(this);
            events.ended(this, how);
        }
    }

    /** Its host was switched off: nothing is sent, and nobody is told. */
    void vanish() {
        state = State.OVER;
        retransmission.release();
        acks.release();
        unacknowledged.clear();
        inFlight = 0;
    }

    @Override
    public void left(IpAddress nextHop, long mac) {
        events.left(nextHop, mac);
    }

    @Override
    public void unreachable(long word) {
        icmpError();
    }

    /** Host or port unreachable: breaks off a connection that is being opened, and is remembered otherwise (tcp_v4_err). */
    void icmpError() {
        if (state == State.SYN_SENT) {
            end(End.UNREACHABLE);
        }
    }

    /** Whether it has ended. */
    public boolean isOver() {
        return state == State.OVER;
    }

    /** Whether the handshake is complete and the connection has not ended. */
    public boolean isEstablished() {
        return state != State.OVER && state != State.SYN_SENT && state != State.SYN_RECEIVED;
    }

    /** Its local port. */
    public int localPort() {
        return localPort;
    }

    /** The other end. */
    public IpAddress peer() {
        return peer;
    }

    /** Segments sent again. */
    public long retransmissions() {
        return retransmissions;
    }

    /** Messages that found the send buffer full. */
    public long messagesRefused() {
        return messagesRefused;
    }

    /** Since when nothing was acknowledged although something is outstanding, in ns; -1 if it is going well. */
    public long stalledSinceNanos() {
        return stalledSinceNanos;
    }

    /** The retransmission timer fired. */
    private final class RetransmissionTimeout implements Event {
        @Override
        public void fire() {
            retransmit();
        }
    }
}
