package io.floodscope.scenario.assemble;

/** How counters and series of ports are named. */
public final class PortNames {

    /** Bytes received that the owner wanted. */
    public static final String RX_WANTED = "rx_wanted";

    /** Bytes received that were addressed to somebody else. */
    public static final String RX_UNWANTED = "rx_unwanted";

    /** Bytes sent. */
    public static final String TX = "tx";

    /** Name of a host's first interface. */
    public static final String FIRST_INTERFACE = "eth0";

    private PortNames() {}

    /** The owner name of a host's first interface. */
    public static String ofHost(String host) {
        return host + "/" + FIRST_INTERFACE;
    }
}
