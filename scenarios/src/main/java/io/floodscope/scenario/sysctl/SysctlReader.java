package io.floodscope.scenario.sysctl;

import io.floodscope.host.InterfaceTunable;
import io.floodscope.host.neigh.NeighborTunable;
import io.floodscope.scenario.load.Problems;
import io.floodscope.scenario.schema.SourceSpan;
import io.floodscope.scenario.schema.Sysctl;
import io.floodscope.text.Durations;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads kernel settings written as {@code name=value}. Names are the kernel's; times carry a unit, since the kernel's files
 * count milliseconds, hundredths of a second and seconds side by side.
 */
public final class SysctlReader {

    private static final Pattern NAME = Pattern.compile("net\\.ipv([46])\\.(neigh|conf)\\.([^.\\s]+)\\.([a-z0-9_]+)");
    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,18}");
    private static final String FORWARD4 = "net.ipv4.ip_forward";

    private final Problems problems;

    private SysctlReader(Problems problems) {
        this.problems = problems;
    }

    /** The write that a text means, or null after a problem was noted. */
    public static @Nullable SysctlWrite read(Sysctl text, Problems problems) {
        int equals = text.text().indexOf('=');
        if (equals <= 0) {
            problems.error(
                    text.span(),
                    "expected name=value, found '" + text.text() + "'",
                    "such as net.ipv4.conf.all.arp_ignore=1");
            return null;
        }
        String name = text.text().substring(0, equals).strip();
        String value = text.text().substring(equals + 1).strip();
        return new SysctlReader(problems).write(name, value, text.span());
    }

    private @Nullable SysctlWrite write(String name, String value, SourceSpan span) {
        if (name.equals(FORWARD4)) {
            return conf(name, false, "all", InterfaceTunable.FORWARDING4, value, span);
        }
        Matcher parts = NAME.matcher(name);
        if (!parts.matches()) {
            unknown(name, span, known(false, "neigh", "eth0"));
            return null;
        }
        boolean v6 = parts.group(1).equals("6");
        String device = parts.group(3);
        String file = parts.group(4);
        if (parts.group(2).equals("conf")) {
            InterfaceTunable tunable = InterfaceTunable.byName(v6, file).orElse(null);
            if (tunable == null) {
                unknown(name, span, known(v6, "conf", device));
                return null;
            }
            return conf(name, v6, device, tunable, value, span);
        }
        if (file.startsWith("gc_thresh") && file.length() == 10 && "123".indexOf(file.charAt(9)) >= 0) {
            return threshold(name, v6, device, file.charAt(9) - '0', value, span);
        }
        TimeFile time = TimeFile.of(file);
        NeighborTunable tunable = NeighborTunable.byName(file).orElse(time == null ? null : time.tunable());
        if (tunable == null || device.equals("all")) {
            unknown(name, span, known(v6, "neigh", device.equals("all") ? "default" : device));
            return null;
        }
        long unit = time == null ? tunable.unit().nanos() : time.unitNanos();
        OptionalLong read = unit > 0
                ? time(name, value, unit, tunable, span)
                : whole(name, value, tunable.min(), tunable.max(), "", span);
        return read.isEmpty()
                ? null
                : new SysctlWrite(name, v6, device, new Setting.Neighbours(tunable), read.getAsLong());
    }

    private @Nullable SysctlWrite conf(
            String name, boolean v6, String device, InterfaceTunable tunable, String value, SourceSpan span) {
        boolean gaps = tunable == InterfaceTunable.ARP_IGNORE;
        OptionalLong read =
                whole(name, value, tunable.min(), tunable.max(), gaps ? " (4 to 7 are reserved)" : "", span);
        if (read.isEmpty()) {
            return null;
        }
        if (gaps && read.getAsLong() > 3 && read.getAsLong() < 8) {
            outOfRange(name + "=" + value, "0 to 8 (4 to 7 are reserved)", span);
            return null;
        }
        return new SysctlWrite(name, v6, device, new Setting.Interfaces(tunable), read.getAsLong());
    }

    private @Nullable SysctlWrite threshold(
            String name, boolean v6, String device, int number, String value, SourceSpan span) {
        if (!device.equals("default")) {
            problems.error(
                    span,
                    "'" + name + "' does not exist: the thresholds are those of the whole machine",
                    "did you mean net.ipv" + (v6 ? 6 : 4) + ".neigh.default.gc_thresh" + number + "?");
            return null;
        }
        OptionalLong read = whole(name, value, 0, Integer.MAX_VALUE, "", span);
        return read.isEmpty()
                ? null
                : new SysctlWrite(name, v6, device, new Setting.Threshold(number), read.getAsLong());
    }

    private OptionalLong time(String name, String value, long unit, NeighborTunable tunable, SourceSpan span) {
        if (WHOLE.matcher(value).matches()) {
            boolean sensible = value.length() <= 9 && !value.startsWith("-");
            problems.error(
                    span,
                    "'" + name + "' needs a unit: " + value + " (the kernel's file counts " + Durations.format(unit)
                            + ")",
                    sensible ? "did you mean " + Durations.format(Long.parseLong(value) * unit) + "?" : "");
            return OptionalLong.empty();
        }
        boolean negative = value.startsWith("-");
        OptionalLong nanos = Durations.tryParse(negative ? value.substring(1) : value);
        if (nanos.isEmpty()) {
            problems.error(span, "expected a duration such as 300s or 500ms for '" + name + "', found '" + value + "'");
            return OptionalLong.empty();
        }
        long own = tunable.unit().nanos();
        long counted = (negative ? -1 : 1) * (nanos.getAsLong() / own);
        if (negative || counted < tunable.min() || counted > tunable.max()) {
            outOfRange(
                    name + "=" + value,
                    Durations.format(tunable.min() * own) + " to " + Durations.format(tunable.max() * own),
                    span);
            return OptionalLong.empty();
        }
        if (nanos.getAsLong() % unit != 0) {
            problems.error(
                    span, "'" + name + "' counts multiples of " + Durations.format(unit) + "; found '" + value + "'");
            return OptionalLong.empty();
        }
        return OptionalLong.of(counted);
    }

    private OptionalLong whole(String name, String value, long min, long max, String besides, SourceSpan span) {
        if (!WHOLE.matcher(value).matches()) {
            problems.error(span, "expected a whole number for '" + name + "', found '" + value + "'");
            return OptionalLong.empty();
        }
        long number = Long.parseLong(value);
        if (number < min || number > max) {
            outOfRange(name + "=" + value, min + " to " + max + besides, span);
            return OptionalLong.empty();
        }
        return OptionalLong.of(number);
    }

    private void outOfRange(String what, String range, SourceSpan span) {
        problems.error(span, "'" + what + "' is out of range; the kernel takes " + range);
    }

    private void unknown(String name, SourceSpan span, List<String> known) {
        problems.unknown(span, "unknown kernel setting '" + name + "'", name, known);
    }

    private static List<String> known(boolean v6, String section, String device) {
        List<String> all = new ArrayList<>();
        String prefix = "net.ipv" + (v6 ? 6 : 4) + "." + section + "." + device + ".";
        if (section.equals("conf")) {
            for (InterfaceTunable tunable : InterfaceTunable.values()) {
                if (tunable.isV6() == v6) {
                    all.add(prefix + tunable.kernelName());
                }
            }
            return all;
        }
        for (NeighborTunable tunable : NeighborTunable.values()) {
            all.add(prefix + tunable.kernelName());
        }
        for (int number = 1; number <= 3; number++) {
            all.add("net.ipv" + (v6 ? 6 : 4) + ".neigh.default.gc_thresh" + number);
        }
        return all;
    }
}
