package io.floodscope.ovn;

import io.floodscope.net.addr.MacAddress;

/** A row of the southbound table FDB: frames to this MAC leave a logical switch by this port. */
public final class FdbEntry extends AgingRow {

    private final LogicalSwitch logicalSwitch;
    private OvnChassis chassis;
    private String portName;

    FdbEntry(
            LogicalSwitch logicalSwitch,
            String portName,
            OvnChassis chassis,
            long order,
            FlowStats[] flows,
            long mac,
            long timestampMillis,
            String cause) {
        super(order, flows, mac, timestampMillis, cause);
        this.logicalSwitch = logicalSwitch;
        this.portName = portName;
        this.chassis = chassis;
    }

    /** The switch it belongs to. */
    public LogicalSwitch logicalSwitch() {
        return logicalSwitch;
    }

    /** Name of the logical port. */
    public String portName() {
        return portName;
    }

    OvnChassis chassis() {
        return chassis;
    }

    void move(String toPort, OvnChassis toChassis) {
        portName = toPort;
        chassis = toChassis;
    }

    @Override
    public String toString() {
        return logicalSwitch.name() + " " + MacAddress.format(mac()) + " " + portName;
    }
}
