package io.floodscope.ovn;

import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.frame.Frame;
import java.util.ArrayList;
import java.util.List;

/** Passes every report on to all observers, in the order in which they were added. */
final class OvnObservers implements OvnObserver {

    private final List<OvnObserver> all = new ArrayList<>();

    void add(OvnObserver observer) {
        all.add(observer);
    }

    @Override
    public void bindingInserted(MacBinding row) {
        all.forEach(o -> o.bindingInserted(row));
    }

    @Override
    public void bindingMacChanged(MacBinding row) {
        all.forEach(o -> o.bindingMacChanged(row));
    }

    @Override
    public void bindingRefreshed(MacBinding row) {
        for (int i = 0; i < all.size(); i++) {
            all.get(i).bindingRefreshed(row);
        }
    }

    @Override
    public void bindingDeleted(MacBinding row) {
        all.forEach(o -> o.bindingDeleted(row));
    }

    @Override
    public void fdbInserted(FdbEntry row) {
        all.forEach(o -> o.fdbInserted(row));
    }

    @Override
    public void fdbRefreshed(FdbEntry row) {
        all.forEach(o -> o.fdbRefreshed(row));
    }

    @Override
    public void fdbDeleted(FdbEntry row) {
        all.forEach(o -> o.fdbDeleted(row));
    }

    @Override
    public void requestSent(LogicalRouterPort port, IpAddress target, Frame frame) {
        all.forEach(o -> o.requestSent(port, target, frame));
    }

    @Override
    public void probeSent(OvnChassis chassis, MacBinding row, Frame frame) {
        all.forEach(o -> o.probeSent(chassis, row, frame));
    }

    @Override
    public void announced(LogicalRouterPort port, Frame frame) {
        all.forEach(o -> o.announced(port, frame));
    }

    @Override
    public void packetLost(LogicalRouterPort port, IpAddress nextHop) {
        all.forEach(o -> o.packetLost(port, nextHop));
    }

    @Override
    public void cacheInserted(OvnChassis chassis, LogicalRouterPort port, IpAddress ip) {
        all.forEach(o -> o.cacheInserted(chassis, port, ip));
    }

    @Override
    public void cacheRemoved(OvnChassis chassis, LogicalRouterPort port, IpAddress ip, String why) {
        all.forEach(o -> o.cacheRemoved(chassis, port, ip, why));
    }

    @Override
    public void clockReset(OvnChassis chassis, LogicalRouterPort port, IpAddress ip) {
        all.forEach(o -> o.clockReset(chassis, port, ip));
    }

    @Override
    public void proposalProbe(LogicalRouterPort port, IpAddress ip, int number, Frame frame) {
        all.forEach(o -> o.proposalProbe(port, ip, number, frame));
    }

    @Override
    public void proposalWarning(LogicalRouterPort port, IpAddress ip, int number, String text) {
        all.forEach(o -> o.proposalWarning(port, ip, number, text));
    }

    @Override
    public void notLearned(LogicalRouterPort port, IpAddress ip) {
        all.forEach(o -> o.notLearned(port, ip));
    }

    @Override
    public void filtered(LogicalRouterPort port, IpAddress ip) {
        all.forEach(o -> o.filtered(port, ip));
    }
}
