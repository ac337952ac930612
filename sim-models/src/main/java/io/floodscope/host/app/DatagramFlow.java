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
import org.jspecify.annotations.Nullable;

/** Datagrams or pings on a schedule, numbered from 1; answered or not. */
public final class DatagramFlow extends Flow implements Event, FlowEvents, PacketHandler {

    /** When a datagram is sent with MSG_CONFIRM. */
    enum Confirm {
        NEVER,
        ALWAYS,
        AFTER_ANSWER
    }

    private final FlowSchedule schedule;
    private final PacketFlow packets;
    private final Confirm confirm;
    private final int localPort;
    private final long identity;
    private final @Nullable DeliveryLog answers;
    private long number;
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
        this.schedule = schedule;
        this.confirm = confirm;
        this.localPort = host.ephemeralPort();
        this.identity = Fingerprint.of(host.name() + "/" + name);
        this.answers = expectsAnswers ? new DeliveryLog(schedule) : null;
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
        if (flow.schedule.has(0)) {
            flow.simulation().at(flow.schedule.timeOf(0), Phase.TRAFFIC, flow);
        }
        return flow;
    }

    @Override
    public void fire() {
        number++;
        countSent();
        boolean confirms = confirm == Confirm.ALWAYS || (confirm == Confirm.AFTER_ANSWER && answeredSinceSent);
        answeredSinceSent = false;
        if (confirms) {
            host().hit(HostRule.MSG_CONFIRM);
        }
        packets.send(number, confirms);
        if (schedule.has(number)) {
            simulation().at(schedule.timeOf(number), Phase.TRAFFIC, this);
        }
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

    /** The address it sends from, chosen by the route to its destination. */
    public IpAddress sourceAddress() {
        return packets.source();
    }

    /** Its local port or ICMP identifier. */
    public int localPort() {
        return localPort;
    }

    /** When it sends. */
    public FlowSchedule schedule() {
        return schedule;
    }

    @Override
    public @Nullable DeliveryLog answers() {
        return answers;
    }
}
