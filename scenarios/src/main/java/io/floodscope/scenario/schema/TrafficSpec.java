package io.floodscope.scenario.schema;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A source of traffic. */
@Block(value = "traffic", doc = "A stream from every sender to its receiver.", by = "type")
public sealed interface TrafficSpec {

    /** Where it is written. */
    Origin origin();

    /** Who sends to whom, and when. */
    Streams streams();

    /** Whether it runs at all. */
    default boolean enabled() {
        return streams().enabled();
    }

    /** Sending hosts. */
    default List<String> from() {
        return streams().from();
    }

    /** Receivers: hosts or an address. */
    default List<String> to() {
        return streams().to();
    }

    /** First packet. */
    default Duration start() {
        return streams().start();
    }

    /** Nothing is sent from then on; null for the end of the run. */
    default @Nullable Duration stop() {
        return streams().stop();
    }

    /** Shift of each further sender's start. */
    default Duration stagger() {
        return streams().stagger();
    }

    /** A TCP connection. */
    @Block(
            value = "traffic",
            type = "tcp",
            doc = "A TCP connection from each sender to the receiver. The side that sends data has its neighbour entry "
                    + "confirmed by the acknowledgements; the receiving side is confirmed by nothing.")
    record Tcp(
            Origin origin,

            @Inline Streams streams,

            @Key(value = "Payload rate of each sender; either this or 'packets'.", min = "1bit/s") @Nullable
            BitRate rate,

            @Key("Frames per second of each sender, each of 'size' bytes of payload; either this or 'rate'.") @Nullable
            PacketRate packets,

            @Key(
                    value = "Payload of one frame as a bridge sees it. More than one segment is a segmentation-offload "
                            + "frame: one pass through a bridge, several packets on a wire.",
                    def = "64KiB",
                    source = "a container's TCP crosses a bridge in GSO frames of up to 64 KiB",
                    min = "1B",
                    max = "64KiB")
            ByteSize size,

            @Key(value = "Who sends the data: the connecting side ('up') or the accepting one ('down').", def = "up")
            Direction direction,

            @Key(value = "A job: a new connection every so often, each for the time 'for'.", min = "1ms") @Nullable
            Duration every,

            @Key(value = "Length of each job; needs 'every'.", name = "for", min = "1ms") @Nullable
            Duration length,

            @Key(
                    value = "Destination port; streams to one receiver with different data need different ports.",
                    def = "5001",
                    min = "1",
                    max = "65535")
            int port)
            implements TrafficSpec {

        /** Directions of data. */
        public enum Direction {
            /** From the connecting side. */
            UP,
            /** From the accepting side. */
            DOWN
        }
    }

    /** UDP datagrams. */
    @Block(
            value = "traffic",
            type = "udp",
            doc =
                    "UDP datagrams at a steady rate. Nothing confirms the sender's neighbour entry unless 'confirm' is set.")
    record Udp(
            Origin origin,

            @Inline Streams streams,

            @Key(value = "Payload bit rate of each sender; either this or 'packets'.", min = "1bit/s") @Nullable
            BitRate rate,

            @Key(value = "Datagrams per second of each sender; either this or 'rate'.") @Nullable
            PacketRate packets,

            @Key(value = "Payload of one datagram.", def = "1000B", min = "1B", max = "65507B")
            ByteSize size,

            @Key(value = "A job every so often, each for the time 'for'.", min = "1ms") @Nullable
            Duration every,

            @Key(value = "Length of each job; needs 'every'.", name = "for", min = "1ms") @Nullable
            Duration length,

            @Key(value = "Whether the receiver sends each datagram back.", def = "false")
            boolean replies,

            @Key(
                    value =
                            "Whether the sending application confirms the neighbour (MSG_CONFIRM): with every datagram, "
                                    + "or with each that follows an answer if 'replies' is set.",
                    def = "false")
            boolean confirm,

            @Key(
                    value = "Destination port; streams with and without replies need different ports.",
                    def = "9000",
                    min = "1",
                    max = "65535")
            int port)
            implements TrafficSpec {}

    /** ICMP echo. */
    @Block(value = "traffic", type = "ping", doc = "ICMP echo requests, each answered by the receiver.")
    record Ping(
            Origin origin,

            @Inline Streams streams,

            @Key(value = "Time between two requests.", def = "1s", min = "1us")
            Duration interval,

            @Key(value = "How many requests; without it until the end.", min = "1") @Nullable
            Integer count,

            @Key(value = "Bytes behind the ICMP header.", def = "56B", min = "0B", max = "65507B")
            ByteSize size)
            implements TrafficSpec {}
}
