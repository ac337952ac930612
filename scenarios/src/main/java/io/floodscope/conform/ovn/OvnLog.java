package io.floodscope.conform.ovn;

import io.floodscope.engine.Scheduler;
import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.MacAddress;
import io.floodscope.net.frame.ArpPacket;
import io.floodscope.net.frame.Frame;
import io.floodscope.net.frame.NdPacket;
import io.floodscope.net.link.Port;
import io.floodscope.net.link.PortTap;
import io.floodscope.ovn.FdbEntry;
import io.floodscope.ovn.MacBinding;
import io.floodscope.ovn.OvnObserver;
import java.util.ArrayList;
import java.util.List;

/** Everything a comparison asks for: row events, and resolution frames that leave the chassis. */
final class OvnLog implements OvnObserver, PortTap {

    /** A change of a southbound row. */
    record RowEvent(double atMillis, String table, String port, String key, String op, long mac) {}

    /** An ARP request or neighbour solicitation that left the chassis. */
    record Request(
            double atMillis,
            long ethSrc,
            boolean group,
            boolean neighbourDiscovery,
            IpAddress sender,
            IpAddress target,
            boolean gratuitous) {}

    private final Scheduler scheduler;
    private final TraceAxis axis;
    private final List<RowEvent> rows = new ArrayList<>();
    private final List<Request> requests = new ArrayList<>();

    OvnLog(Scheduler scheduler, TraceAxis axis) {
        this.scheduler = scheduler;
        this.axis = axis;
    }

    List<RowEvent> rows() {
        return rows;
    }

    List<Request> requests() {
        return requests;
    }

    private double now() {
        return axis.millis(scheduler.nowNanos());
    }

    private void binding(MacBinding row, String op) {
        rows.add(new RowEvent(now(), "MAC_Binding", row.port().name(), row.ip().toString(), op, row.mac()));
    }

    private void fdb(FdbEntry row, String op) {
        rows.add(new RowEvent(now(), "FDB", "", MacAddress.format(row.mac()), op, row.mac()));
    }

    @Override
    public void bindingInserted(MacBinding row) {
        binding(row, "insert");
    }

    @Override
    public void bindingMacChanged(MacBinding row) {
        binding(row, "mac-change");
    }

    @Override
    public void bindingRefreshed(MacBinding row) {
        binding(row, "refresh");
    }

    @Override
    public void bindingDeleted(MacBinding row) {
        binding(row, "delete");
    }

    @Override
    public void fdbInserted(FdbEntry row) {
        fdb(row, "insert");
    }

    @Override
    public void fdbRefreshed(FdbEntry row) {
        fdb(row, "refresh");
    }

    @Override
    public void fdbDeleted(FdbEntry row) {
        fdb(row, "delete");
    }

    @Override
    public void received(Port port, Frame frame, long word) {
        // Only what the chassis sends is compared.
    }

    @Override
    public void sent(Port port, Frame frame, long word) {
        if (frame.payload() instanceof ArpPacket arp && arp.op() == ArpPacket.REQUEST) {
            requests.add(new Request(
                    now(), frame.src(), frame.isGroupAddressed(), false, arp.spa(), arp.tpa(), arp.isGratuitous()));
        } else if (frame.payload() instanceof NdPacket nd && nd.type() == NdPacket.Type.NS) {
            requests.add(new Request(now(), frame.src(), frame.isGroupAddressed(), true, nd.src(), nd.target(), false));
        }
    }
}
