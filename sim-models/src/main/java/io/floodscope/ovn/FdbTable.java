package io.floodscope.ovn;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The southbound table FDB: MACs behind ports whose addresses OVN does not know. Never aged before 23.09. */
public final class FdbTable {

    private final OvnDeployment deployment;
    private final List<FdbEntry> rows = new ArrayList<>();

    FdbTable(OvnDeployment deployment) {
        this.deployment = deployment;
    }

    /** The row of a switch and MAC, or null. */
    public @Nullable FdbEntry find(LogicalSwitch logicalSwitch, long mac) {
        return logicalSwitch.fdb(mac);
    }

    /** All rows; the order means nothing. */
    public List<FdbEntry> rows() {
        return Collections.unmodifiableList(rows);
    }

    void write(LogicalSwitch logicalSwitch, String port, OvnChassis chassis, long mac, long timestampMillis) {
        FdbEntry row = logicalSwitch.fdb(mac);
        String cause = "learned on " + port;
        if (row == null) {
            row = new FdbEntry(
                    logicalSwitch,
                    port,
                    chassis,
                    deployment.nextOrder(),
                    deployment.newFlows(),
                    mac,
                    timestampMillis,
                    cause);
            row.denseIndex = rows.size();
            rows.add(row);
            logicalSwitch.fdbAdd(row);
            row.threshold(deployment.release().fdbAges() ? logicalSwitch.fdbAgeMillis() : 0);
            deployment.fdbAging().touched(row);
            deployment.observer().fdbInserted(row);
        } else if (!row.portName().equals(port) || row.chassis() != chassis) {
            row.move(port, chassis);
            row.write(mac, timestampMillis, cause);
            for (FlowStats stats : row.flows) {
                stats.reinstall(deployment.scheduler().nowNanos());
            }
            deployment.fdbAging().touched(row);
        }
    }

    void refresh(FdbEntry row, long timestampMillis) {
        row.write(row.mac(), timestampMillis, "refreshed: frames from the MAC were seen");
        deployment.fdbAging().refreshed(row);
        deployment.observer().fdbRefreshed(row);
    }

    void delete(FdbEntry row, String cause) {
        row.cause(cause);
        FdbEntry last = rows.remove(rows.size() - 1);
        if (last != row) {
            rows.set(row.denseIndex, last);
            last.denseIndex = row.denseIndex;
        }
        row.denseIndex = -1;
        row.logicalSwitch().fdbRemove(row);
        deployment.fdbAging().removed(row);
        deployment.observer().fdbDeleted(row);
    }

    void thresholdChanged(LogicalSwitch logicalSwitch) {
        for (FdbEntry row : rows) {
            if (row.logicalSwitch() == logicalSwitch) {
                row.threshold(deployment.release().fdbAges() ? logicalSwitch.fdbAgeMillis() : 0);
                deployment.fdbAging().removed(row);
                deployment.fdbAging().touched(row);
            }
        }
        deployment.fdbAging().changed();
    }
}
