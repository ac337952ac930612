package io.floodscope.traffic;

import io.floodscope.net.addr.IpAddress;

/**
 * What an application on a host sends. Each kind confirms the next hop in its own way (spec linux-neighbour, section 5):
 * TCP with data confirms on its acknowledgements; everything else never does, unless it asks for it with MSG_CONFIRM.
 */
public sealed interface TrafficSource {

    /** Whom it talks to. */
    IpAddress destination();

    /** How an application confirms its next hop. */
    enum Confirmation {
        /** TCP with data: the peer's acknowledgements. */
        TCP_SENDING,
        /** TCP that only receives: nothing. */
        TCP_RECEIVING,
        /** Datagrams or pings with answers: nothing, unless MSG_CONFIRM. */
        REQUEST_REPLY,
        /** Datagrams without answers: nothing, unless MSG_CONFIRM. */
        ONE_WAY
    }

    /** How it confirms. */
    Confirmation confirmation();

    /**
     * Datagrams without answers.
     *
     * @param port destination port
     * @param bytes payload of a frame
     * @param packetsPerFrame packets a frame stands for (segmentation offload)
     * @param msgConfirm whether every datagram is sent with MSG_CONFIRM
     */
    record OneWayUdp(
            IpAddress destination, int port, FlowSchedule schedule, int bytes, int packetsPerFrame, boolean msgConfirm)
            implements TrafficSource {
        @Override
        public Confirmation confirmation() {
            return Confirmation.ONE_WAY;
        }
    }

    /**
     * Datagrams that an echo server answers.
     *
     * @param confirmOnAnswer whether a datagram is sent with MSG_CONFIRM if the one before was answered
     */
    record RequestReply(IpAddress destination, int port, FlowSchedule schedule, int bytes, boolean confirmOnAnswer)
            implements TrafficSource {
        @Override
        public Confirmation confirmation() {
            return Confirmation.REQUEST_REPLY;
        }
    }

    /** ICMP echo requests. */
    record Ping(IpAddress destination, FlowSchedule schedule, int bytes) implements TrafficSource {
        @Override
        public Confirmation confirmation() {
            return Confirmation.REQUEST_REPLY;
        }
    }

    /**
     * One TCP connection that sends a message of {@code bytes} at each time of the schedule. It connects at the first of
     * these times and closes after the last if the schedule ends.
     *
     * @param packetsPerFrame packets a message stands for on a wire (segmentation offload)
     */
    record TcpStream(IpAddress destination, int port, FlowSchedule schedule, int bytes, int packetsPerFrame)
            implements TrafficSource {
        @Override
        public Confirmation confirmation() {
            return Confirmation.TCP_SENDING;
        }
    }

    /**
     * A periodic job: connect, send for a while, close; again and again.
     *
     * @param jobs when jobs start
     * @param durationNanos how long a job sends
     * @param intervalNanos time between its messages
     */
    record TcpJob(
            IpAddress destination,
            int port,
            FlowSchedule jobs,
            long durationNanos,
            long intervalNanos,
            int bytes,
            int packetsPerFrame)
            implements TrafficSource {
        @Override
        public Confirmation confirmation() {
            return Confirmation.TCP_SENDING;
        }
    }

    /**
     * A periodic job of datagrams: sends for a while, pauses; again and again.
     *
     * @param jobs when jobs start
     * @param durationNanos how long a job sends
     * @param intervalNanos time between its datagrams
     */
    record UdpJob(
            IpAddress destination,
            int port,
            FlowSchedule jobs,
            long durationNanos,
            long intervalNanos,
            int bytes,
            int packetsPerFrame)
            implements TrafficSource {
        @Override
        public Confirmation confirmation() {
            return Confirmation.ONE_WAY;
        }
    }

    /**
     * One TCP connection on which the peer's push server sends; this host only acknowledges.
     *
     * @param atNanos when it connects
     */
    record TcpPull(IpAddress destination, int port, long atNanos) implements TrafficSource {
        @Override
        public Confirmation confirmation() {
            return Confirmation.TCP_RECEIVING;
        }
    }
}
