package io.floodscope.result;

import java.util.List;

/**
 * The network of a run: what was joined to what, and where floods went.
 *
 * @param devices in the order in which they were built
 * @param cables in the order in which they were built, patches between bridges of one machine included
 */
public record Topology(List<Device> devices, List<Cable> cables) {

    /** Nothing is known about the network. */
    public static final Topology NONE = new Topology(List.of(), List.of());

    /** Keeps its own copies. */
    public Topology {
        devices = List.copyOf(devices);
        cables = List.copyOf(cables);
    }

    /**
     * A node of the network.
     *
     * @param name unique name
     * @param kind what it is: {@code host}, {@code bridge}, {@code gateway}, {@code spine}, or another word
     * @param machine the machine whose kernel or switch daemon it shares with others; its own name if with none
     */
    public record Device(String name, String kind, String machine) {}

    /**
     * Two ports that are joined.
     *
     * @param name as scenarios call it
     * @param kind {@code cable} or, between bridges of one machine, {@code patch}
     * @param up whether there was carrier when the run ended
     */
    public record Cable(String name, String kind, End a, End b, boolean up) {}

    /**
     * One end of a cable, with what a flood for want of an entry sent into the cable here.
     *
     * @param device name of the device
     * @param port name of the port there
     * @param floodedFrames flooded copies sent here
     * @param unwantedFrames of them, copies that ended at a station that does not own their destination
     * @param unwantedBytes bytes of those, Ethernet header included
     */
    public record End(String device, String port, long floodedFrames, long unwantedFrames, long unwantedBytes) {}
}
