package io.floodscope.host.app;

import io.floodscope.engine.Event;
import io.floodscope.engine.Phase;
import io.floodscope.host.FlowEvents;
import io.floodscope.host.HostRule;
import io.floodscope.host.LinuxHost;
import io.floodscope.host.PacketFlow;
import io.floodscope.host.PacketHandler;
import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.frame.IpPacket;
import io.floodscope.trace.Fingerprint;
import io.floodscope.traffic.DeliveryLog;
import io.floodscope.traffic.FlowSchedule;
import io.floodscope.traffic.SendTimes;
import org.jspecify.annotations.Nullable;

/** Datagrams or pings on a schedule, numbered from 1; answered or not. */
public final class DatagramFlow extends Flow implements Event, FlowEvents, PacketHandler {

    /** When a datagram is sent with MSG_CONFIRM. */
    enum Confirm {
        NEVER,
        ALWAYS,
        AFTER_ANSWER
    }

    private final SendTimes times;
    private final PacketFlow packets;
    private final Confirm confirm;
    private final int localPort;
    private final long identity;
    private final @Nullable DeliveryLog answers;
    private boolean answeredSinceSent;

    private DatagramFlow(
            LinuxHost host,
            String name,
            IpAddress destination,
            IpPacket.Protocol protocol,
            int port,
            FlowSchedule schedule,
            int bytes,
            int packetsPerFrame,
            Confirm confirm,
            boolean expectsAnswers) {
        super(host, name);
        this.times = new SendTimes(schedule);
        this.confirm = confirm;
        this.localPort = host.ephemeralPort();
        this.identity = Fingerprint.of(host.name() + "/" + name);
        this.answers = expectsAnswers ? new DeliveryLog(times) : null;
        boolean udp = protocol == IpPacket.Protocol.UDP;
        this.packets = PacketFlow.of(
                host,
                null,
                destination,
                protocol,
                localPort,
                port,
                udp ? IpPacket.Kind.DATA : IpPacket.Kind.ECHO_REQUEST,
                bytes,
                packetsPerFrame,
                this);
        if (udp) {
            host.ip().bindUdp(localPort, this);
        } else {
            host.ip().bindEcho(localPort, this);
        }
    }

    static DatagramFlow oneWay(
            LinuxHost host,
            String name,
            IpAddress destination,
            int port,
            FlowSchedule schedule,
            int bytes,
            int packetsPerFrame,
            boolean msgConfirm) {
        return start(new DatagramFlow(
                host,
                name,
                destination,
                IpPacket.Protocol.UDP,
                port,
                schedule,
                bytes,
                packetsPerFrame,
                msgConfirm ? Confirm.ALWAYS : Confirm.NEVER,
                false));
    }

    static DatagramFlow requests(
            LinuxHost host,
            String name,
            IpAddress destination,
            int port,
            FlowSchedule schedule,
            int bytes,
            boolean confirmOnAnswer) {
        return start(new DatagramFlow(
                host,
                name,
                destination,
                IpPacket.Protocol.UDP,
                port,
                schedule,
                bytes,
                1,
                confirmOnAnswer ? Confirm.AFTER_ANSWER : Confirm.NEVER,
                true));
    }

    static DatagramFlow pings(LinuxHost host, String name, IpAddress destination, FlowSchedule schedule, int bytes) {
        return start(new DatagramFlow(
                host, name, destination, IpPacket.Protocol.ICMP, 0, schedule, bytes, 1, Confirm.NEVER, true));
    }

    private static DatagramFlow start(DatagramFlow flow) {
        if (flow.times.hasNext()) {
            flow.simulation().at(flow.times.nextNanos(), Phase.TRAFFIC, flow);
        }
        return flow;
    }

    @Override
    public void fire() {
        if (host().isRunning()) {
            send();
        } else {
            times.rest();
        }
        if (times.hasNext()) {
            simulation().at(times.nextNanos(), Phase.TRAFFIC, this);
        }
    }

    private void send() {
        times.send();
        countSent();
        boolean confirms = confirm == Confirm.ALWAYS || (confirm == Confirm.AFTER_ANSWER && answeredSinceSent);
        answeredSinceSent = false;
        if (confirms) {
            host().hit(HostRule.MSG_CONFIRM);
        }
        packets.send(times.sent(), confirms);
    }

    @Override
    public void left(IpAddress nextHop, long mac) {
        noteLeft(nextHop, mac);
    }

    @Override
    public void received(IpPacket packet, long word, int packetsOnWire) {
        countAnswered();
        answeredSinceSent = true;
        if (answers != null) {
            answers.deliver(word);
        }
    }

    @Override
    public void failed(IpPacket error, long word) {
        countError();
    }

    @Override
    public void unreachable(long word) {
        countError();
    }

    @Override
    public void dropped(long word) {
        countDropped();
    }

    @Override
    public long fingerprint() {
        return identity;
    }

    /** Whether its packets come from this address now: the last one did, and the host still has it. */
    boolean sendsFrom(IpAddress address) {
        return address.equals(packets.sourceNow()) && host().isRunning() && host().isLocal(address);
    }

    /** Its local port or ICMP identifier. */
    public int localPort() {
        return localPort;
    }

    /** When it sends. */
    public SendTimes times() {
        return times;
    }

    @Override
    public @Nullable DeliveryLog answers() {
        return answers;
    }
}
