package io.floodscope.imports;

import io.floodscope.text.Durations;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code sysctl -a}: the neighbour tables' settings with their units; other settings are counted only. */
final class SysctlParser {

    /** A device's own dots are printed as slashes; some tools leave them, so everything between is the device. */
    private static final Pattern LINE =
            Pattern.compile("net\\.ipv([46])\\.(neigh|conf)\\.(\\S+)\\.([a-z0-9_]+)\\s*=\\s*(\\S*)\\s*");

    private static final Pattern ABOUT_NEIGHBOURS = Pattern.compile("(net\\.)?ipv[46]\\.neigh\\.|neigh\\.");
    private static final Set<String> CONF = Set.of("arp_accept", "drop_gratuitous_arp");

    private SysctlParser() {}

    static void parse(DumpFile file, Dumps into, ImportLog log) {
        int others = 0;
        Map<String, List<Tunable>> byDevice = new LinkedHashMap<>();
        for (int line = 1; line <= file.source().lines().size(); line++) {
            String text = file.source().line(line).strip();
            if (text.isEmpty() || text.startsWith("#") || text.startsWith("sysctl:")) {
                continue;
            }
            Matcher matcher = LINE.matcher(text.length() > 400 ? "" : text);
            if (!matcher.matches()) {
                if (ABOUT_NEIGHBOURS.matcher(text).lookingAt()) {
                    log.ignore(file.lineSpan(line), "expected 'net.ipvN.neigh.DEV.NAME = NUMBER'");
                } else {
                    others++;
                }
                continue;
            }
            String name = matcher.group(4);
            if (matcher.group(2).equals("conf") && !CONF.contains(name)) {
                others++;
                continue;
            }
            Tunable tunable = tunable(file, line, matcher, log);
            if (tunable != null) {
                into.tunables.add(tunable);
                byDevice.computeIfAbsent(tunable.dev(), d -> new ArrayList<>()).add(tunable);
            }
        }
        if (byDevice.isEmpty()) {
            log.problems()
                    .error(
                            file.span(1, 1, 1),
                            "no neighbour setting found; expected lines such as "
                                    + "'net.ipv4.neigh.default.gc_stale_time = 60'");
            return;
        }
        byDevice.forEach((dev, all) -> log.read(file, Keys.shown(dev) + ": " + summary(all)));
        if (others > 0) {
            log.read(file, others + " lines about other things");
        }
    }

    private static @org.jspecify.annotations.Nullable Tunable tunable(
            DumpFile file, int line, Matcher matcher, ImportLog log) {
        String name = matcher.group(4);
        TunableUnit unit = TunableUnit.of(name);
        if (unit == null) {
            log.ignore(file.lineSpan(line), "unknown neighbour setting '" + name + "'");
            return null;
        }
        OptionalLong value = Keys.wholeNumber(matcher.group(5));
        if (value.isEmpty() || (unit != TunableUnit.COUNT && unit.nanosOf(value.getAsLong()) < 0)) {
            log.ignore(file.lineSpan(line), "expected a number, found '" + Keys.shown(matcher.group(5)) + "'");
            return null;
        }
        return new Tunable(
                matcher.group(1).equals("6"),
                matcher.group(2),
                matcher.group(3).replace('/', '.'),
                name,
                value.getAsLong(),
                unit.nanosOf(value.getAsLong()),
                new Where(file.lineSpan(line), file.source().line(line)));
    }

    /** The settings whose units are most often taken for something else. */
    private static String summary(List<Tunable> all) {
        List<String> parts = new ArrayList<>();
        for (Tunable each : all) {
            boolean telling = Set.of("base_reachable_time_ms", "base_reachable_time", "locktime")
                    .contains(each.name());
            TunableUnit unit = TunableUnit.of(each.name());
            if (telling && !each.v6() && unit != null) {
                parts.add(each.name() + " " + each.raw() + " -> " + Durations.format(each.nanos())
                        + (unit == TunableUnit.HUNDREDTHS ? " (" + unit.shown() + ")" : ""));
            }
        }
        return parts.isEmpty() ? all.size() + " settings" : String.join(", ", parts);
    }
}
