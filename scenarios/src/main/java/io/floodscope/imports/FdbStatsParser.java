package io.floodscope.imports;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code ovs-appctl fdb/stats-show}: one block per bridge, the line about static entries since 2.16. */
final class FdbStatsParser {

    private static final Pattern TITLE = Pattern.compile("Statistics for bridge \"(.{1,64})\":");
    private static final Pattern LINE = Pattern.compile("([A-Za-z/ ]{1,80}?)\\s*:\\s*(\\d{1,18})(?:/(\\d{1,18}))?");

    private static final Map<String, String> KNOWN = new LinkedHashMap<>();

    static {
        KNOWN.put("current/maximum mac entries in the table", "current");
        KNOWN.put("current static mac entries in the table", "static");
        KNOWN.put("total number of learned mac entries", "learned");
        KNOWN.put("total number of expired mac entries", "expired");
        KNOWN.put("total number of evicted mac entries", "evicted");
        KNOWN.put("total number of port moved mac entries", "moved");
    }

    private final DumpFile file;
    private final Dumps into;
    private final ImportLog log;
    private final Map<String, Long> values = new LinkedHashMap<>();
    private @Nullable String bridge;
    private @Nullable Where where;
    private boolean any;

    private FdbStatsParser(DumpFile file, Dumps into, ImportLog log) {
        this.file = file;
        this.into = into;
        this.log = log;
    }

    static void parse(DumpFile file, Dumps into, ImportLog log) {
        new FdbStatsParser(file, into, log).read();
    }

    private void read() {
        for (int line = 1; line <= file.source().lines().size(); line++) {
            String text = file.source().line(line).strip();
            Matcher title = TITLE.matcher(text);
            if (text.isEmpty()) {
                continue;
            }
            if (title.matches()) {
                finish();
                bridge = title.group(1);
            } else {
                counter(line, text);
            }
        }
        finish();
        if (!any) {
            log.problems()
                    .error(
                            file.span(1, 1, 1),
                            "no statistics found; expected 'Statistics for bridge \"NAME\":' and a line "
                                    + "'Current/maximum MAC entries in the table'");
        }
    }

    private void counter(int line, String text) {
        Matcher matcher = LINE.matcher(text.length() > 200 ? "" : text);
        String name = matcher.matches() ? KNOWN.get(matcher.group(1).toLowerCase(Locale.ROOT)) : null;
        if (name == null || bridge == null) {
            log.ignore(file.lineSpan(line), "unknown counter '" + Keys.shown(text) + "'");
            return;
        }
        put(name, matcher.group(2));
        if (name.equals("current") && matcher.group(3) != null) {
            put("maximum", matcher.group(3));
            where = new Where(file.lineSpan(line), file.source().line(line));
        }
    }

    private void put(String name, String number) {
        OptionalLong value = Keys.wholeNumber(number);
        if (value.isPresent()) {
            values.put(name, value.getAsLong());
        }
    }

    private void finish() {
        Long current = values.get("current");
        Long maximum = values.get("maximum");
        if (bridge != null && current != null && maximum != null && where != null) {
            into.stats.add(new FdbStats(
                    bridge,
                    current,
                    maximum,
                    values.get("expired"),
                    values.get("evicted"),
                    values.get("moved"),
                    where));
            log.read(
                    file,
                    Keys.shown(bridge) + ": " + current + " of " + maximum + " MACs"
                            + (values.containsKey("evicted") ? ", " + values.get("evicted") + " evicted" : ""));
            any = true;
        } else if (bridge != null) {
            log.ignore(file.span(1, 1, 1), "bridge '" + Keys.shown(bridge) + "' without current and maximum entries");
        }
        bridge = null;
        where = null;
        values.clear();
    }
}
