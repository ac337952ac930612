package io.floodscope.scenario.explain;

import io.floodscope.result.ConfigValue;
import io.floodscope.result.Mark;
import io.floodscope.result.Outage;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The sender's neighbour table had no room for the next hop. */
final class RefusedReason implements OutageReason {

    private final Record record;
    private final Addresses addresses;
    private final Outage outage;

    RefusedReason(Record record, Addresses addresses, Outage outage) {
        this.record = record;
        this.addresses = addresses;
        this.outage = outage;
    }

    @Override
    public Optional<Found> find() {
        Optional<Mark> refusal =
                record.firstMark("neigh-refused", this::concerns, outage.startNanos(), outage.endNanos());
        return refusal.map(mark -> new Found(
                "H.neighbour-table-full",
                "the full neighbour table of " + outage.from() + " refused an entry for " + ip(mark),
                List.of(mark),
                thresholds(),
                List.of("another mac-aging-time: the frames are not even sent")));
    }

    /** A refusal for the receiver itself, or for whatever next hop the first lost packet asked for. */
    private boolean concerns(Mark mark) {
        return mark.entity().startsWith(outage.from() + "/")
                && (mark.timeNanos() == outage.startNanos()
                        || ip(mark).equals(outage.to())
                        || addresses.ipsOf(outage.to()).contains(ip(mark)));
    }

    private static String ip(Mark mark) {
        return mark.entity().substring(mark.entity().lastIndexOf('/') + 1);
    }

    /** The thresholds of the table, which all hosts of a machine share. */
    private List<ConfigValue> thresholds() {
        String group = record.groupOf(outage.from());
        String machine = record.value("hosts." + group + ".node", "");
        Pattern threshold = Pattern.compile("hosts\\.([^.]+)\\.neigh\\.gc-thresh[123]");
        return record.settings(p -> threshold.matcher(p).matches()).stream()
                .filter(c -> {
                    String owner = threshold.matcher(c.path()).replaceFirst("$1");
                    return owner.equals(group)
                            || !machine.isEmpty()
                                    && record.value("hosts." + owner + ".node", "")
                                            .equals(machine);
                })
                .toList();
    }
}
