package io.floodscope.ovn;

import io.floodscope.net.addr.MacAddress;
import io.floodscope.text.JsonText;
import io.floodscope.trace.Fingerprint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Prints the southbound table MAC_Binding as {@code ovn-sbctl list mac_binding} and {@code ovn-sbctl -f json list
 * mac_binding} do. Rows stand by port and address, where the real command keeps no order; UUIDs are made from the names and
 * the row's own random number. The column {@code timestamp} exists from OVN 22.09 on.
 */
public final class MacBindingPrinter {

    private static final int FIRST_WITH_TIMESTAMP = 2209;
    private static final Pattern BARE = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*");
    private static final Comparator<MacBinding> BY_KEY =
            Comparator.comparing((MacBinding row) -> row.port().name()).thenComparing(MacBinding::ip);

    private MacBindingPrinter() {}

    /** One record per row, an empty line between two; of one router port, or of all for null. */
    public static List<String> list(OvnDeployment deployment, @Nullable String port) {
        List<String> out = new ArrayList<>();
        for (MacBinding row : rows(deployment, port)) {
            if (!out.isEmpty()) {
                out.add("");
            }
            out.add(column("_uuid", uuid(row)));
            out.add(column("datapath", datapath(row)));
            out.add(column("ip", text(row.ip().toString())));
            out.add(column("logical_port", text(row.port().name())));
            out.add(column("mac", text(MacAddress.format(row.mac()))));
            if (hasTimestamp(deployment)) {
                out.add(column("timestamp", Long.toString(row.timestampMillis())));
            }
        }
        return out;
    }

    /** The same as one JSON object with {@code data} and {@code headings}. */
    public static String json(OvnDeployment deployment, @Nullable String port) {
        StringBuilder out = new StringBuilder("{\"data\":[");
        boolean timestamp = hasTimestamp(deployment);
        String separator = "";
        for (MacBinding row : rows(deployment, port)) {
            out.append(separator);
            out.append("[[\"uuid\",\"").append(uuid(row)).append("\"],[\"uuid\",\"");
            out.append(datapath(row)).append("\"],\"").append(row.ip()).append("\",");
            out.append(JsonText.quoted(row.port().name())).append(",\"");
            out.append(MacAddress.format(row.mac())).append('"');
            out.append(timestamp ? "," + row.timestampMillis() : "").append(']');
            separator = ",";
        }
        out.append("],\"headings\":[\"_uuid\",\"datapath\",\"ip\",\"logical_port\",\"mac\"");
        return out.append(timestamp ? ",\"timestamp\"]}" : "]}").toString();
    }

    private static List<MacBinding> rows(OvnDeployment deployment, @Nullable String port) {
        return deployment.bindings().rows().stream()
                .filter(row -> port == null || row.port().name().equals(port))
                .sorted(BY_KEY)
                .toList();
    }

    private static boolean hasTimestamp(OvnDeployment deployment) {
        return deployment.release().series() >= FIRST_WITH_TIMESTAMP;
    }

    private static String column(String name, String value) {
        return String.format(Locale.ROOT, "%-20s: %s", name, value);
    }

    /** As OVSDB tools print strings: bare if they look like a name. */
    private static String text(String value) {
        boolean word = value.equals("true") || value.equals("false");
        return BARE.matcher(value).matches() && !word ? value : JsonText.quoted(value);
    }

    private static String uuid(MacBinding row) {
        return uuid(Fingerprint.of(row.port().name() + " " + row.ip()), row.order);
    }

    private static String datapath(MacBinding row) {
        String router = row.port().router().name();
        return uuid(Fingerprint.of("datapath " + router), Fingerprint.of("router " + router));
    }

    /** 128 bits in the form of a random UUID (RFC 9562, version 4). */
    private static String uuid(long high, long low) {
        long first = (high & ~0xF000L) | 0x4000L;
        long second = (low & ~(3L << 62)) | 1L << 63;
        return String.format(
                Locale.ROOT,
                "%08x-%04x-%04x-%04x-%012x",
                first >>> 32,
                first >>> 16 & 0xFFFF,
                first & 0xFFFF,
                second >>> 48,
                second & 0xFFFF_FFFF_FFFFL);
    }
}
