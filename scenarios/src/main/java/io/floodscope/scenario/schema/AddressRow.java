package io.floodscope.scenario.schema;

import io.floodscope.net.addr.IpAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Consecutive addresses in one text, such as {@code 10.4.1.1..10.4.1.254}: what a scan goes through.
 *
 * @param first the first address
 * @param count how many, 1 to {@link #MOST}
 */
public record AddressRow(IpAddress first, int count) {

    /** Most addresses of a row: each of them is a stream of its own. */
    public static final int MOST = 20_000;

    private static final String TO = "..";

    /** Whether a text is meant as a row, well-formed or not. */
    public static boolean isMeant(String text) {
        return text.contains(TO);
    }

    /** Reads a row; empty if it is none, goes down, mixes families or is longer than {@link #MOST}. */
    public static Optional<AddressRow> tryParse(String text) {
        int at = text.indexOf(TO);
        if (at < 0) {
            return Optional.empty();
        }
        Optional<IpAddress> first = IpAddress.tryParse(text.substring(0, at).strip());
        Optional<IpAddress> last =
                IpAddress.tryParse(text.substring(at + TO.length()).strip());
        if (first.isEmpty() || last.isEmpty() || first.get().v6() != last.get().v6()) {
            return Optional.empty();
        }
        long count = last.get().low() - first.get().low() + 1;
        boolean fits = count > 0 && count <= MOST && first.get().plus(count - 1).equals(last.get());
        return fits ? Optional.of(new AddressRow(first.get(), (int) count)) : Optional.empty();
    }

    /** The addresses in order. */
    public List<IpAddress> addresses() {
        List<IpAddress> all = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            all.add(first.plus(i));
        }
        return all;
    }
}
