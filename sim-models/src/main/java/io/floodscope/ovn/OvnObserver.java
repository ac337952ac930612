package io.floodscope.ovn;

import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.frame.Frame;

/** Is told what happens to the southbound tables and in the controllers, at the instant at which it happens. */
public interface OvnObserver {

    /** A MAC binding was inserted. */
    default void bindingInserted(MacBinding row) {}

    /** A MAC binding got another MAC. */
    default void bindingMacChanged(MacBinding row) {}

    /** A MAC binding got a new timestamp, nothing else. */
    default void bindingRefreshed(MacBinding row) {}

    /** A MAC binding is gone; {@link AgingRow#lastCause} says why. */
    default void bindingDeleted(MacBinding row) {}

    /** An FDB row was inserted. */
    default void fdbInserted(FdbEntry row) {}

    /** An FDB row got a new timestamp. */
    default void fdbRefreshed(FdbEntry row) {}

    /** An FDB row is gone. */
    default void fdbDeleted(FdbEntry row) {}

    /** A controller asked for a next hop because a packet found no row. */
    default void requestSent(LogicalRouterPort port, IpAddress target, Frame frame) {}

    /** A sampling controller asked for a row in use. */
    default void probeSent(OvnChassis chassis, MacBinding row, Frame frame) {}

    /** A router port announced its own address. */
    default void announced(LogicalRouterPort port, Frame frame) {}

    /** A packet that waited was dropped: buffer full, too old, or the controller stopped. */
    default void packetLost(LogicalRouterPort port, IpAddress nextHop) {}

    /** P18: an entry entered the cache of a controller. */
    default void cacheInserted(OvnChassis chassis, LogicalRouterPort port, IpAddress ip) {}

    /** P18: an entry left the cache. */
    default void cacheRemoved(OvnChassis chassis, LogicalRouterPort port, IpAddress ip, String why) {}

    /** P18: the clock of an entry was reset by a teaching packet. */
    default void clockReset(OvnChassis chassis, LogicalRouterPort port, IpAddress ip) {}

    /** P18: a probe left. */
    default void proposalProbe(LogicalRouterPort port, IpAddress ip, int number, Frame frame) {}

    /** P18: a probe could not be sent. */
    default void proposalWarning(LogicalRouterPort port, IpAddress ip, int number, String text) {}

    /** A packet that could have taught did not, by the learning rules. */
    default void notLearned(LogicalRouterPort port, IpAddress ip) {}

    /** A packet with a known pair was filtered in the flow table. */
    default void filtered(LogicalRouterPort port, IpAddress ip) {}
}
