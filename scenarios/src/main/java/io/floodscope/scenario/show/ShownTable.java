package io.floodscope.scenario.show;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Kinds of tables that {@code --show} prints. */
public enum ShownTable {
    /** A bridge's MAC table: {@code ovs-appctl fdb/show} and {@code fdb/stats-show}, or {@code bridge -s fdb show}. */
    FDB("fdb", "bridge"),
    /** A host's neighbours: {@code ip -s neigh}. */
    NEIGH("neigh", "host"),
    /** The MAC bindings of an OVN deployment or of one router port: {@code ovn-sbctl list mac_binding}. */
    MAC_BINDING("mac-binding", "OVN deployment or router port");

    private final String word;
    private final String subject;

    ShownTable(String word, String subject) {
        this.word = word;
        this.subject = subject;
    }

    /** Its name on the command line. */
    public String word() {
        return word;
    }

    /** What kind of thing has such a table. */
    public String subject() {
        return subject;
    }

    static Optional<ShownTable> byWord(String word) {
        return Arrays.stream(values()).filter(t -> t.word.equals(word)).findFirst();
    }

    static List<String> words() {
        return Arrays.stream(values()).map(ShownTable::word).toList();
    }
}
