package io.floodscope.host.tcp;

import io.floodscope.host.FlowEvents;
import io.floodscope.host.HostRule;
import io.floodscope.host.LinuxHost;
import io.floodscope.host.PacketFlow;
import io.floodscope.host.neigh.KernelProfile;
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

    private final LinuxHost host;
    private final TcpStack stack;
    private final TcpEvents events;
    private final SegmentFlows flows;
    private final int localPort;
    private final IpAddress peer;
    private final Retransmission retransmission;
    private final AckPolicy acks;
    private final SendWindow sending = new SendWindow();
    private State state = State.SYN_SENT;
    private long receiveNext;
    private boolean closing;
    private boolean finReceived;
    private boolean recovering;
    private boolean confirmPending;
    private long messagesRefused;

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
        this.retransmission = new Retransmission(host.machine(), this::retransmit);
        this.acks = new AckPolicy(host.machine(), this::sendAck);
    }

    /** Active open: sends the SYN. */
    void open() {
        sending.synSent();
        transmit(flows.of(IpPacket.Kind.SYN), 0);
        armRetransmission();
    }

    /** Passive open: answers a SYN. */
    void acceptFrom(long word) {
        state = State.SYN_RECEIVED;
        receiveNext = TcpWord.sequence(word, 0) + 1;
        sending.synSent();
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
        if (closing || state == State.OVER || !sending.add(bytes)) {
            messagesRefused++;
            return false;
        }
        flows.setPackets(packetsPerFrame);
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
        while (sending.hasMessageToSend()) {
            long sequence = sending.next();
            sendData(sending.sendMessage(), sequence);
        }
        if (closing && !sending.isFinSent() && sending.isDrained()) {
            state = finReceived ? State.LAST_ACK : State.FIN_WAIT_1;
            transmit(flows.of(IpPacket.Kind.FIN), sending.next());
            sending.finSent();
        }
        if (!sending.isAllAcknowledged() && !retransmission.isArmed()) {
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
        transmit(flows.of(IpPacket.Kind.ACK), sending.next());
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
        acknowledge(TcpWord.acknowledgement(word, sending.unacknowledged()));
        if (kind == IpPacket.Kind.SYN_ACK) {
            sendAck();
        } else if (kind == IpPacket.Kind.DATA) {
            data(packet.payloadBytes(), TcpWord.sequence(word, receiveNext));
        } else if (kind == IpPacket.Kind.FIN) {
            fin(TcpWord.sequence(word, receiveNext));
        }
        if (state == State.LAST_ACK && sending.isFinAcknowledged()) {
            end(End.CLOSED);
        }
    }

    private void established(boolean active) {
        state = State.ESTABLISHED;
        sending.synAcknowledged();
        retransmission.progress();
        retransmission.cancel();
        progress();
        if (active) {
            sendAck();
        }
        events.connected(this);
        retransmission.recovered();
        pump();
    }

    private void acknowledge(long acknowledgement) {
        if (state == State.SYN_RECEIVED) {
            if (acknowledgement < 1) {
                return;
            }
            established(false);
        }
        if (sending.isAllAcknowledged()) {
            host.hit(HostRule.TCP_RECEIVER_CONFIRMS_NOTHING);
            return;
        }
        if (!sending.isProgress(acknowledgement)) {
            return;
        }
        sending.acknowledge(acknowledgement);
        progress();
        retransmission.progress();
        if (sending.isAllAcknowledged()) {
            retransmission.cancel();
        } else {
            armRetransmission();
        }
        if (sending.isFinAcknowledged() && state == State.FIN_WAIT_1) {
            state = State.FIN_WAIT_2;
        }
        events.acknowledged(this, acknowledgement - 1);
        retransmission.recovered();
        if (recovering) {
            resumeAfterLoss();
        }
        pump();
    }

    /** After a loss everything behind the acknowledged part is sent again, in order. */
    private void resumeAfterLoss() {
        recovering = false;
        long sequence = sending.unacknowledged();
        for (int i = 0; i < sending.inFlight(); i++) {
            int length = sending.lengthOf(i);
            retransmission.countSegment();
            sendData(length, sequence);
            sequence += length;
        }
        if (sending.isFinSent() && !sending.isFinAcknowledged()) {
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
                if (sending.isFinAcknowledged()) {
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

    private boolean isConnecting() {
        return state == State.SYN_SENT || state == State.SYN_RECEIVED;
    }

    private void armRetransmission() {
        retransmission.arm(isConnecting());
    }

    private void retransmit() {
        if (retransmission.isExhausted(isConnecting())) {
            end(End.TIMED_OUT);
            return;
        }
        host.hit(HostRule.TCP_BACK_OFF);
        retransmission.tryAgain(isConnecting());
        if (state == State.SYN_SENT) {
            transmit(flows.of(IpPacket.Kind.SYN), 0);
        } else if (state == State.SYN_RECEIVED) {
            transmit(flows.of(IpPacket.Kind.SYN_ACK), 0);
        } else {
            recovering = true;
            if (sending.inFlight() > 0) {
                sendData(sending.lengthOf(0), sending.unacknowledged());
            } else {
                transmit(flows.of(IpPacket.Kind.FIN), sending.unacknowledged());
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
        sending.clear();
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
        return state != State.OVER && !isConnecting();
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
        return retransmission.segments();
    }

    /** Messages that found the send buffer full. */
    public long messagesRefused() {
        return messagesRefused;
    }

    /** Since when nothing was acknowledged although something is outstanding, in ns; -1 if it is going well. */
    public long stalledSinceNanos() {
        return retransmission.stalledSinceNanos();
    }
}
