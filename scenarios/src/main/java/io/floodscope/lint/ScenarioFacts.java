package io.floodscope.lint;

import io.floodscope.gateway.GatewayProfile;
import io.floodscope.gateway.RefreshPolicy;
import io.floodscope.gateway.SourceMac;
import io.floodscope.lint.LintFacts.Bridge;
import io.floodscope.lint.LintFacts.Gateway;
import io.floodscope.lint.LintFacts.Kernel;
import io.floodscope.lint.LintFacts.Kind;
import io.floodscope.lint.LintFacts.Threshold;
import io.floodscope.scenario.load.Problems;
import io.floodscope.scenario.profile.GatewayProfiles;
import io.floodscope.scenario.profile.VendorProfile;
import io.floodscope.scenario.schema.BridgeSpec;
import io.floodscope.scenario.schema.GatewaySpec;
import io.floodscope.scenario.schema.GatewaySpec.GarpSpec;
import io.floodscope.scenario.schema.GatewaySpec.RefreshSpec;
import io.floodscope.scenario.schema.HostSpec;
import io.floodscope.scenario.schema.LinkSpec;
import io.floodscope.scenario.schema.NeighSpec;
import io.floodscope.scenario.schema.Origin;
import io.floodscope.scenario.schema.Scenario;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes from a scenario what the rules look at. */
public final class ScenarioFacts {

    private static final long SECOND = 1_000_000_000L;

    private final Scenario scenario;
    private final Problems problems;
    private final LintFacts facts = new LintFacts();
    private final Map<String, Integer> components = new LinkedHashMap<>();

    private ScenarioFacts(Scenario scenario, Problems problems) {
        this.scenario = scenario;
        this.problems = problems;
    }

    /**
     * The facts of a scenario that was loaded and checked.
     *
     * @param scenario the scenario
     * @param profiles vendor profiles
     * @param problems gets an error if a profile is not known or its file is wrong
     */
    public static LintFacts of(Scenario scenario, GatewayProfiles profiles, Problems problems) {
        ScenarioFacts reader = new ScenarioFacts(scenario, problems);
        reader.group();
        scenario.bridges().forEach(reader::bridge);
        scenario.gateways().forEach((name, spec) -> reader.gateway(name, spec, profiles));
        scenario.hosts().forEach(reader::kernel);
        return reader.facts;
    }

    /** Numbers the groups of bridges that links join. */
    private void group() {
        int next = 0;
        for (String name : scenario.bridges().keySet()) {
            components.put(name, next++);
        }
        for (LinkSpec link : scenario.links()) {
            if (link.between().size() == 2) {
                Integer a = components.get(link.between().get(0));
                Integer b = components.get(link.between().get(1));
                if (a != null && b != null) {
                    components.replaceAll((n, c) -> c.equals(b) ? a : c);
                }
            }
        }
    }

    private void bridge(String name, BridgeSpec spec) {
        boolean written = spec.origin().has("mac-aging-time");
        long nanos = spec.macAgingTime().toNanos();
        Kind kind = Kind.valueOf(spec.kind().name());
        long effective = kind == Kind.OVS ? ovsEffective(nanos) : nanos;
        int hosts = 0;
        for (HostSpec host : scenario.hosts().values()) {
            hosts += name.equals(host.bridge()) ? host.count() == null ? 1 : host.count() : 0;
        }
        facts.bridges.add(new Bridge(
                name,
                kind,
                written ? String.valueOf(nanos / SECOND) : null,
                new Setting(
                        "mac-aging-time",
                        effective,
                        written ? "" : "default",
                        spec.origin().value("mac-aging-time")),
                spec.unknownUnicast() == BridgeSpec.UnknownUnicast.DROP,
                spec.macTableSize() == null ? 0 : spec.macTableSize(),
                hosts,
                spec.floodVlans(),
                components.getOrDefault(name, 0),
                spec.origin().span()));
    }

    private static long ovsEffective(long nanos) {
        return nanos == 0 ? 300 * SECOND : Math.max(15 * SECOND, Math.min(3600 * SECOND, nanos));
    }

    private void gateway(String name, GatewaySpec spec, GatewayProfiles profiles) {
        VendorProfile vendor = profiles.find(spec.profile(), problems);
        if (vendor == null) {
            if (!profiles.names().contains(spec.profile())) {
                problems.unknown(
                        spec.origin().value("profile"),
                        "unknown profile '" + spec.profile() + "'",
                        spec.profile(),
                        profiles.names());
            }
            return;
        }
        GatewayProfile base = vendor.model();
        String from = "profile " + spec.profile();
        Origin origin = spec.origin();
        Setting timeout = spec.arpTimeout() != null
                ? new Setting("arp-timeout", spec.arpTimeout().toNanos(), "", origin.value("arp-timeout"))
                : new Setting("arp-timeout", base.arpTimeoutNanos(), from, origin.value("profile"));
        double jitter = spec.arpTimeoutJitter() != null ? spec.arpTimeoutJitter() : base.timeoutJitterPercent() / 100.0;
        RefreshSpec refresh = spec.refresh();
        boolean refreshVirtual = refresh != null && refresh.source() != null
                ? refresh.source() == GatewaySpec.Source.VIRTUAL
                : base.refresh().source() == SourceMac.VIRTUAL;
        Set<Integer> attached = new LinkedHashSet<>();
        spec.attach().forEach(a -> attached.add(components.getOrDefault(a.bridge(), -1)));
        facts.gateways.add(new Gateway(
                name,
                spec.profile(),
                virtual(spec.dataSource(), base.dataSource()),
                virtual(spec.replySource(), base.replySource()),
                timeout,
                refresh(refresh, base.refresh(), timeout, jitter),
                refreshVirtual,
                periodic(spec, base, from),
                new ArrayList<>(attached),
                origin.span()));
    }

    private static boolean virtual(GatewaySpec.@Nullable Source written, SourceMac otherwise) {
        return written == null ? otherwise == SourceMac.VIRTUAL : written == GatewaySpec.Source.VIRTUAL;
    }

    /** The longest time between two requests to one host: the first request of an entry with the longest lifetime. */
    private static @Nullable Setting refresh(
            @Nullable RefreshSpec spec, RefreshPolicy base, Setting timeout, double jitter) {
        boolean never = spec != null && spec.when() != null
                ? spec.when() == RefreshSpec.When.NEVER
                : base.when() == RefreshPolicy.When.NEVER;
        if (never) {
            return null;
        }
        double fraction = spec != null && spec.fraction() != null ? spec.fraction() : base.fraction();
        long before = spec != null && spec.before() != null ? -spec.before().toNanos() : base.offsetNanos();
        long longest = Math.round(timeout.nanos() * (1 + jitter));
        long nanos = Math.max(1, Math.round(fraction * longest) + before);
        Setting at = spec != null && spec.origin().has("fraction")
                ? new Setting("fraction", 0, "", spec.origin().value("fraction"))
                : timeout;
        String how = trim(fraction) + " x arp-timeout" + (jitter > 0 ? " + " + Math.round(100 * jitter) + " %" : "")
                + (before < 0 ? " - " + io.floodscope.text.Durations.format(-before) : "");
        return at.derived("refresh period", nanos, how);
    }

    private static String trim(double value) {
        return java.math.BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    /** The shortest of the longest gaps between announcements and between hellos from the virtual MAC. */
    private static @Nullable Setting periodic(GatewaySpec spec, GatewayProfile base, String from) {
        GarpSpec garp = spec.garp();
        Setting announced = null;
        if (garp != null) {
            long interval = garp.interval().toNanos();
            long longest = garp.maxInterval() != null && garp.factor() > 1
                    ? garp.maxInterval().toNanos()
                    : interval;
            if (interval > 0 && garp.source() == GatewaySpec.Source.VIRTUAL && garp.stopAfter() == null) {
                String key = garp.factor() > 1 && garp.maxInterval() != null ? "max-interval" : "interval";
                announced = new Setting(
                        "announcement interval", longest, "", garp.origin().value(key));
            }
        } else if (base.announcements().enabled()
                && base.announcements().source() == SourceMac.VIRTUAL
                && base.announcements().stopAfter() == 0) {
            announced = new Setting(
                    "announcement interval",
                    base.announcements().maxNanos(),
                    from,
                    spec.origin().value("profile"));
        }
        if (base.hello().enabled()
                && base.hello().source() == SourceMac.VIRTUAL
                && (announced == null || base.hello().intervalNanos() < announced.nanos())) {
            return new Setting(
                    "hello interval",
                    base.hello().intervalNanos(),
                    from,
                    spec.origin().value("profile"));
        }
        return announced;
    }

    private void kernel(String name, HostSpec host) {
        NeighSpec neigh = host.neigh();
        int component = host.bridge() == null ? -2 : components.getOrDefault(host.bridge(), -2);
        if (neigh == null) {
            var at = host.origin().span();
            facts.kernels.add(new Kernel(
                    name,
                    new Setting("base-reachable-time", 30 * SECOND, "default", at),
                    new Setting("delay-first-probe-time", 5 * SECOND, "default", at),
                    List.of(),
                    0,
                    component,
                    List.of(),
                    List.of()));
            return;
        }
        Origin at = neigh.origin();
        Setting reachable = neigh.baseReachableTime() == null
                ? new Setting("base-reachable-time", 30 * SECOND, "default", at.span())
                : new Setting(
                        "base-reachable-time",
                        neigh.baseReachableTime().toNanos(),
                        "",
                        at.value("base-reachable-time"));
        Setting delay = neigh.delayFirstProbeTime() == null
                ? new Setting("delay-first-probe-time", 5 * SECOND, "default", at.span())
                : new Setting(
                        "delay-first-probe-time",
                        neigh.delayFirstProbeTime().toNanos(),
                        "",
                        at.value("delay-first-probe-time"));
        List<Threshold> thresholds = List.of(
                new Threshold("gc-thresh1", or(neigh.gcThresh1(), 128), at.value("gc-thresh1")),
                new Threshold("gc-thresh2", or(neigh.gcThresh2(), 512), at.value("gc-thresh2")),
                new Threshold("gc-thresh3", or(neigh.gcThresh3(), 1024), at.value("gc-thresh3")));
        facts.kernels.add(new Kernel(name, reachable, delay, thresholds, 0, component, List.of(), List.of()));
    }

    private static long or(@Nullable Integer value, long otherwise) {
        return value == null ? otherwise : value;
    }
}
