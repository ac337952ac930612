package io.floodscope.scenario.check;

import io.floodscope.scenario.load.Problems;
import io.floodscope.scenario.schema.BridgeSpec;
import io.floodscope.scenario.schema.BridgeSpec.Kind;
import io.floodscope.scenario.schema.Scenario;
import io.floodscope.scenario.schema.SourceSpan;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Warns of keys that a bridge of the written kind does not look at. A key of a template or of {@code defaults} may reach
 * bridges of several kinds: it is odd only where it serves none of them.
 */
final class BridgeKindCheck {

    private static final Map<String, Set<Kind>> KINDS = new LinkedHashMap<>();

    static {
        for (String key : new String[] {"version", "datapath", "clock-phase", "flood-vlans"}) {
            KINDS.put(key, EnumSet.of(Kind.OVS));
        }
        for (String key :
                new String[] {"when-full", "effective-mac-aging-time", "aging-sweep", "expiry", "arp-suppression"}) {
            KINDS.put(key, EnumSet.of(Kind.SWITCH));
        }
        KINDS.put("fast-aging-time", EnumSet.of(Kind.LINUX, Kind.SWITCH));
    }

    private BridgeKindCheck() {}

    static void check(Scenario scenario, Problems problems) {
        scenario.bridges().values().forEach(spec -> hub(spec, problems));
        Set<SourceSpan> serve = new LinkedHashSet<>();
        scenario.bridges()
                .values()
                .forEach(spec -> KINDS.forEach((key, kinds) -> {
                    if (spec.origin().has(key) && kinds.contains(spec.kind())) {
                        serve.add(spec.origin().key(key));
                    }
                }));
        scenario.bridges()
                .forEach((name, spec) -> KINDS.forEach((key, kinds) -> {
                    SourceSpan span = spec.origin().key(key);
                    if (spec.origin().has(key) && span.line() > 0 && !kinds.contains(spec.kind()) && serve.add(span)) {
                        problems.warn(
                                span, "'" + key + "' is for " + words(kinds) + "; '" + name + "' is " + word(spec));
                    }
                }));
    }

    /** Only a Linux bridge knows a time of zero. */
    private static void hub(BridgeSpec spec, Problems problems) {
        if (spec.macAgingTime().isZero() && spec.kind() != Kind.LINUX) {
            problems.error(
                    spec.origin().value("mac-aging-time"),
                    "0s is out of range for '" + spec.origin().path() + ".mac-aging-time'; expected 1s to 1000000s",
                    spec.kind() == Kind.OVS
                            ? "Open vSwitch takes 0 for its default, 300s; a Linux bridge learns nothing with 0s"
                            : "a table that never ages: 1000000s; a hub: kind: linux with 0s");
        }
    }

    private static String word(BridgeSpec spec) {
        return switch (spec.kind()) {
            case OVS -> "an Open vSwitch bridge";
            case LINUX -> "a Linux bridge";
            case SWITCH -> "a hardware switch";
        };
    }

    private static String words(Set<Kind> kinds) {
        return kinds.size() == 2
                ? "Linux bridges and hardware switches (kind: linux, switch)"
                : kinds.contains(Kind.OVS) ? "Open vSwitch bridges (kind: ovs)" : "hardware switches (kind: switch)";
    }
}
