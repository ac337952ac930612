package io.floodscope.ovn;

import io.floodscope.net.addr.IpAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The southbound table MAC_Binding: one for the whole deployment. Rows are found through their router port, walked through a
 * dense list (order without meaning), and aged by {@link NorthdAging}.
 */
public final class MacBindingTable {

    private final OvnDeployment deployment;
    private final List<MacBinding> rows = new ArrayList<>();
    private long inserted;
    private long deleted;
    private int mostRows;

    MacBindingTable(OvnDeployment deployment) {
        this.deployment = deployment;
    }

    /** The row of a port and address, or null. */
    public @Nullable MacBinding find(LogicalRouterPort port, IpAddress ip) {
        return port.binding(ip);
    }

    /** All rows; the order means nothing. */
    public List<MacBinding> rows() {
        return Collections.unmodifiableList(rows);
    }

    /** Number of rows. */
    public int size() {
        return rows.size();
    }

    /** Most rows there ever were at once. */
    public int mostRows() {
        return mostRows;
    }

    /** Rows inserted so far. */
    public long inserted() {
        return inserted;
    }

    /** Rows deleted so far. */
    public long deleted() {
        return deleted;
    }

    /** Inserts a row, or gives it another MAC; the same MAC changes nothing. */
    void write(LogicalRouterPort port, IpAddress ip, long mac, long timestampMillis, String cause) {
        MacBinding row = port.binding(ip);
        if (row == null) {
            row = new MacBinding(port, ip, deployment.nextOrder(), deployment.newFlows(), mac, timestampMillis, cause);
            row.denseIndex = rows.size();
            rows.add(row);
            mostRows = Math.max(mostRows, rows.size());
            inserted++;
            port.bind(row);
            row.threshold(thresholdOf(port, ip));
            deployment.bindingAging().touched(row);
            deployment.rowWritten(row, true);
        } else if (row.mac() != mac) {
            row.write(mac, timestampMillis, cause);
            for (FlowStats stats : row.flows) {
                stats.reinstall(deployment.scheduler().nowNanos());
            }
            deployment.bindingAging().touched(row);
            deployment.rowWritten(row, false);
        }
    }

    /** Inserts a row, or gives it another MAC, now, as an operator or a test may. */
    public void insert(LogicalRouterPort port, IpAddress ip, long mac, String cause) {
        write(port, ip, mac, deployment.clock().millis(), cause);
    }

    /** A controller found the row in use. */
    void refresh(MacBinding row, long timestampMillis) {
        row.write(row.mac(), timestampMillis, "refreshed: its flow was heard");
        deployment.bindingAging().refreshed(row);
        deployment.observer().bindingRefreshed(row);
    }

    /** Overwrites a row's timestamp, as an operator may. */
    public void setTimestamp(MacBinding row, long timestampMillis) {
        row.write(row.mac(), timestampMillis, "timestamp set by hand");
        deployment.bindingAging().touched(row);
        deployment.observer().bindingRefreshed(row);
    }

    /** Deletes a row, as an operator may. */
    public void delete(MacBinding row, String cause) {
        if (row.denseIndex < 0) {
            return;
        }
        row.cause(cause);
        MacBinding last = rows.remove(rows.size() - 1);
        if (last != row) {
            rows.set(row.denseIndex, last);
            last.denseIndex = row.denseIndex;
        }
        row.denseIndex = -1;
        deleted++;
        row.port().unbind(row);
        deployment.bindingAging().removed(row);
        deployment.rowDeleted(row);
    }

    /** The threshold by which northd deletes; none if this controller leaves deletion to others. */
    private long thresholdOf(LogicalRouterPort port, IpAddress ip) {
        boolean deletes = deployment.release().controller().northdDeletes();
        return deletes ? port.router().thresholds().millisFor(ip) : 0;
    }

    /** The thresholds of a router changed. */
    void thresholdsChanged(LogicalRouter router) {
        for (MacBinding row : rows) {
            if (row.port().router() == router) {
                row.threshold(thresholdOf(row.port(), row.ip()));
                deployment.bindingAging().removed(row);
                deployment.bindingAging().touched(row);
            }
        }
        deployment.bindingAging().changed();
    }
}
