package io.floodscope.scenario.explain;

import io.floodscope.result.Band;
import io.floodscope.result.StateChange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A time that a host spent as master of a virtual router.
 *
 * @param host the host
 * @param entity the state band
 * @param from when it became master, in ns
 * @param to when it ceased to be, or the end of the run, in ns
 */
record Mastership(String host, String entity, long from, long to) {

    /** The times as master of these hosts, by start. */
    static List<Mastership> of(Record record, List<String> hosts) {
        List<Mastership> out = new ArrayList<>();
        for (Band band : record.bands(e -> hosts.stream().anyMatch(h -> e.startsWith("vrrp/" + h + "/")))) {
            List<StateChange> changes = band.changes();
            for (int i = 0; i < changes.size(); i++) {
                if (changes.get(i).state().equals("MASTER")) {
                    long to = i + 1 < changes.size()
                            ? changes.get(i + 1).timeNanos()
                            : record.result().simulatedNanos();
                    out.add(new Mastership(
                            band.entity().split("/")[1],
                            band.entity(),
                            changes.get(i).timeNanos(),
                            to));
                }
            }
        }
        out.sort(Comparator.comparingLong(Mastership::from));
        return out;
    }

    boolean overlaps(Mastership other) {
        return !host.equals(other.host) && from < other.to && other.from < to;
    }
}
