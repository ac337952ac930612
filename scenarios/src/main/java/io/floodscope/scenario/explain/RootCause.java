package io.floodscope.scenario.explain;

import java.util.Optional;

/** The classes of root causes, as incident reports are sorted by; a cause id begins with the letter. */
public enum RootCause {
    /** Nothing sends from the address that senders send to. */
    A("silent destination MAC", "nothing sends from the MAC that is sent to, so data cannot refresh its FDB entry"),
    /** The sender's entry outlives the switch's. */
    B("timer inversion", "the sender's neighbour entry outlives the switch's FDB entry for a quiet receiver"),
    /** One direction passes without learning. */
    C("learning bypassed", "frames of one direction pass without being learned from"),
    /** A binding outlives ownership. */
    D("stale binding after a move", "a neighbour entry or binding outlives the ownership of the address"),
    /** Something keeps a wrong entry fresh. */
    E("false confirmation", "the entry is wrong, but something keeps it fresh"),
    /** Nothing is ever validated again. */
    F("no aging at all", "the entry is never validated again"),
    /** The schedule of an aging controller is wrong. */
    G("faulty aging controller", "the controller's schedule, order, limit or probe is wrong"),
    /** A table is full. */
    H("table capacity", "a table is full and evicts or refuses what is in use"),
    /** One request, many answers. */
    I("ARP/ND amplification", "one request makes many replies, copies or look-ups"),
    /** Tables were emptied early. */
    J("flush event", "a topology change, restart or operator emptied the table early"),
    /** The protocol wants it so. */
    K("flooding by design", "the protocol keeps the MAC unknown on purpose"),
    /** What is in force is not what was written. */
    L("effective value is not the configured one", "units, clamps or defaults changed the value on its way");

    private final String title;
    private final String mechanism;

    RootCause(String title, String mechanism) {
        this.title = title;
        this.mechanism = mechanism;
    }

    /** A few words. */
    public String title() {
        return title;
    }

    /** One line. */
    public String mechanism() {
        return mechanism;
    }

    /** The class of a cause id such as {@code A.silent-destination-mac}. */
    public static Optional<RootCause> of(String causeId) {
        boolean lettered = causeId.length() > 2
                && causeId.charAt(1) == '.'
                && causeId.charAt(0) >= 'A'
                && causeId.charAt(0) <= 'L';
        return lettered ? Optional.of(valueOf(causeId.substring(0, 1))) : Optional.empty();
    }
}
