package io.floodscope.scenario.explain;

import java.util.Arrays;
import java.util.Optional;

/** Reasons of losses that are none of the classes of {@link RootCause}: no table, timer or aging has a part in them. */
public enum NamedLoss {
    /** Redundant machines take their time to notice that one of them is gone. */
    FAILOVER("loss.failover", "time to detect a failure"),
    /** Nobody has the address. */
    UNRESOLVED("loss.unresolved", "nobody answers for the address"),
    /** Packets are dropped while an address is asked for. */
    RESOLVING("loss.resolving", "dropped while the address is asked for"),
    /** The sender does not know where to send to. */
    NO_ROUTE("loss.no-route", "the sender has no route"),
    /** A queue was full of frames that had business there. */
    QUEUE_FULL("loss.queue-full", "a queue is full"),
    /** A cable or a fault takes frames away. */
    LINK("loss.link", "a cable loses frames or is down"),
    /** The receiver or the sender was stopped, or not yet there. */
    STOPPED("loss.stopped", "a machine is stopped"),
    /** Frames were on their way or waited when the run ended. */
    RUN_ENDED("loss.run-ended", "on the way when the run ended"),
    /** A result tells the first few thousand losses in full; a question for this very moment gets the whole answer. */
    LEFT_OPEN("loss.left-open", "one loss of thousands, which only explain --at looks into"),
    /** The record of the run does not show it. */
    UNKNOWN("loss.unknown", "the record of the run does not show why");

    private final String id;
    private final String title;

    NamedLoss(String id, String title) {
        this.id = id;
        this.title = title;
    }

    /** Id of the cause. */
    public String id() {
        return id;
    }

    /** A few words. */
    public String title() {
        return title;
    }

    /** The reason with this id. */
    public static Optional<NamedLoss> of(String causeId) {
        return Arrays.stream(values()).filter(n -> n.id.equals(causeId)).findFirst();
    }
}
