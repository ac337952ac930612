package io.floodscope.report;

import io.floodscope.random.RandomStream;
import io.floodscope.random.RandomStreams;
import io.floodscope.result.Band;
import io.floodscope.result.Cause;
import io.floodscope.result.ConfigValue;
import io.floodscope.result.ExpectationResult;
import io.floodscope.result.Fidelity;
import io.floodscope.result.Fingerprints;
import io.floodscope.result.FloodWindow;
import io.floodscope.result.Mark;
import io.floodscope.result.RunResult;
import io.floodscope.result.Series;
import io.floodscope.result.StateChange;
import io.floodscope.result.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * A result shaped like the founding incident: six hours, two bridges that forget the gateway's MAC after 300 s, refreshes
 * every 1,125 s from two and later three senders, so floods of 549 s and later 333 s that all end every 1,125 s.
 */
public final class Flagship {

    public static final long S = 1_000_000_000L;
    static final String GATEWAY = "00:11:22:33:44:55";
    private static final long PERIOD = 1_125 * S;
    private static final long AGING = 300 * S;
    private static final long END = 21_600 * S;
    private static final long BUCKET = 10 * S;
    private static final int BUCKETS = (int) (END / BUCKET);
    private static final long THIRD_SENDER_JOINS = 10_800 * S;

    private final List<Mark> marks = new ArrayList<>();
    private final List<FloodWindow> windows = new ArrayList<>();
    private final List<StateChange> presence = new ArrayList<>();

    private Flagship() {}

    /** The incident as it was: the floods are expected and every expectation holds. */
    public static RunResult asItWas() {
        return new Flagship()
                .run(
                        Verdict.PASS,
                        List.of(
                                new ExpectationResult(
                                        "floods end with the gateway's refresh",
                                        Verdict.PASS,
                                        false,
                                        "every 1,125 s",
                                        "every 1,125 s",
                                        null,
                                        "the leaf refreshes its ARP entry at 0.75 x 1,500 s",
                                        "seed-fig-1-1.flood.yaml:88:5"),
                                new ExpectationResult(
                                        "bystander in VLAN 4 sees 15-30 Mbit/s",
                                        Verdict.PASS,
                                        false,
                                        "15-30 Mbit/s",
                                        "15.1-29.4 Mbit/s",
                                        null,
                                        "",
                                        "seed-fig-1-1.flood.yaml:93:5"),
                                new ExpectationResult(
                                        "bystander in VLAN 9 sees nothing",
                                        Verdict.PASS,
                                        false,
                                        "0 bytes",
                                        "0 bytes",
                                        null,
                                        "flooding stays in its VLAN",
                                        "seed-fig-1-1.flood.yaml:97:5")));
    }

    /** The same run judged by somebody who wants no floods. */
    public static RunResult asAFailure() {
        return new Flagship()
                .run(
                        Verdict.FAIL,
                        List.of(
                                new ExpectationResult(
                                        "no flooding",
                                        Verdict.FAIL,
                                        false,
                                        "flooded_seconds <= 0s on br-int",
                                        "7,722 s (35.8 %)",
                                        576 * S,
                                        "entry " + GATEWAY + " expired, next refresh at 1125.000 s",
                                        "computes.flood.yaml:17:5"),
                                new ExpectationResult(
                                        "heals after a MAC move",
                                        Verdict.PASS,
                                        false,
                                        "time_to_recover_max <= 1800s",
                                        "300 s",
                                        null,
                                        "",
                                        "computes.flood.yaml:21:5")));
    }

    /** The same with 1800 s on both bridges: nothing is flooded. */
    public static RunResult fixed() {
        RunResult r = asItWas();
        List<Series> series = r.series().stream()
                .map(s -> new Series(s.name(), s.unit(), s.bucketNanos(), s.startNanos(), capped(s)))
                .toList();
        List<ConfigValue> configuration = r.configuration().stream()
                .map(v -> v.path().endsWith("mac-aging-time") ? new ConfigValue(v.path(), "1800s", "--set") : v)
                .toList();
        TreeMap<String, Long> counters = counters();
        counters.replaceAll((name, value) -> name.contains("expired") || name.contains("flood") ? 0L : value);
        return new RunResult(
                "seed-fixed",
                "The same with 1800 s on both bridges",
                r.seed(),
                r.simulatedNanos(),
                r.events(),
                Verdict.PASS,
                List.of(),
                List.of(),
                List.of(),
                counters,
                series,
                r.marks().stream().filter(m -> !m.kind().startsWith("fdb-")).toList(),
                List.of(),
                List.of(),
                configuration,
                r.fingerprint(),
                r.fidelity());
    }

    private static long[] capped(Series s) {
        long ownAtMost = s.name().contains("unwanted") ? 0 : 700_000;
        return java.util.Arrays.stream(s.values())
                .map(v -> Math.min(v, ownAtMost))
                .toArray();
    }

    private RunResult run(Verdict verdict, List<ExpectationResult> expectations) {
        for (long t = 0; t < END; t += PERIOD) {
            refresh(t, "c1-inst1");
            refresh(t + 276 * S, "c1-inst2");
            boolean three = t >= THIRD_SENDER_JOINS - PERIOD;
            long last = t + (three ? 492 : 276) * S;
            if (three) {
                refresh(t + 492 * S, "c1-inst3");
            }
            flood("br-int", last + AGING, t + PERIOD, three);
            flood("br-bond", last + AGING, t + PERIOD, three);
        }
        marks.sort(Comparator.comparingLong(Mark::timeNanos));
        return new RunResult(
                "seed-fig-1-1",
                "Idle instances receive tens of Mbit/s that are not theirs, in bursts",
                1,
                END,
                11_482_113,
                verdict,
                expectations,
                windows,
                List.of(),
                counters(),
                series(),
                marks,
                bands(),
                List.of("refreshers_per_host is assumed to be 1: the vendor does not document it"),
                configuration(),
                new Fingerprints("1f0c9a7be2d35610", "77aa01c4f0e1d2b3", "0badc0ffee123456"),
                new Fidelity(
                        List.of("FdbRule.IDLE_ENTRY_EXPIRES", "NeighborRule.TCP_CONFIRMS"),
                        List.of("GatewayRule.REFRESH_AT_THREE_QUARTERS"),
                        List.of("FabricRule.ONE_REFRESHER_PER_HOST")));
    }

    private void refresh(long t, String host) {
        if (t < END) {
            marks.add(
                    new Mark(t, "leaf-1/arp/" + host, "gateway-refresh", "leaf-1 asked " + host + " from " + GATEWAY));
        }
    }

    private void flood(String bridge, long start, long end, boolean three) {
        if (start >= END) {
            return;
        }
        long stop = Math.min(end, END);
        Mark expired = new Mark(
                start,
                bridge + "/fdb/4/" + GATEWAY,
                "fdb-expired",
                bridge + " forgot " + GATEWAY + " (mac-aging 300s)");
        marks.add(expired);
        long seconds = (stop - start) / S;
        long frames = seconds * (three ? 52 : 39);
        long copies = frames * (bridge.equals("br-int") ? 20 : 2);
        windows.add(new FloodWindow(
                bridge,
                4,
                GATEWAY,
                start,
                stop,
                stop < end,
                frames,
                copies,
                copies - frames,
                (copies - frames) * 60_014L,
                new Cause(
                        "A.silent-destination-mac",
                        "gateway refresh interval 1125s > mac-aging-time 300s on " + bridge,
                        List.of(
                                new Mark(
                                        start - AGING,
                                        "leaf-1",
                                        "gateway-refresh",
                                        bridge + " learned " + GATEWAY + " from the leaf's ARP request"),
                                expired,
                                new Mark(
                                        start,
                                        "c1-inst1/neigh/10.4.0.1",
                                        "neigh-confirmed",
                                        "c1-inst1's entry is confirmed by TCP, so it does not ask")))));
        if (bridge.equals("br-int")) {
            presence.add(new StateChange(
                    start - AGING > 0 && presence.isEmpty() ? 0 : presence.isEmpty() ? 0 : lastEnd(), "present"));
            presence.add(new StateChange(start, "absent"));
        }
    }

    private long lastEnd() {
        return windows.stream()
                .filter(w -> w.bridge().equals("br-int"))
                .sorted(Comparator.comparingLong(FloodWindow::startNanos).reversed())
                .skip(1)
                .findFirst()
                .map(FloodWindow::endNanos)
                .orElse(0L);
    }

    private List<Series> series() {
        List<Series> all = new ArrayList<>();
        for (int i = 1; i <= 20; i++) {
            boolean vlan9 = i > 16;
            String port = "c1-inst" + i + "/eth0/";
            long[] unwanted = new long[BUCKETS];
            long[] total = new long[BUCKETS];
            RandomStream noise = new RandomStreams(7).stream(port, "noise");
            for (int b = 0; b < BUCKETS; b++) {
                long middle = b * BUCKET + BUCKET / 2;
                boolean flooded = !vlan9
                        && windows.stream()
                                .anyMatch(w -> w.bridge().equals("br-int")
                                        && w.startNanos() <= middle
                                        && middle < w.endNanos());
                double mbit = middle >= THIRD_SENDER_JOINS ? 24 : 17;
                double swing = 2.5 * Math.sin(b / 9.0) + 2.8 * noise.nextDouble();
                unwanted[b] = flooded ? (long) ((mbit + swing) * 1e6 / 8 * 10) : 0;
                total[b] = unwanted[b] + (long) ((0.2 + 0.4 * noise.nextDouble()) * 1e6 / 8 * 10);
            }
            all.add(new Series(port + "rx-bytes", "bytes", BUCKET, 0, total));
            all.add(new Series(port + "rx-unwanted-bytes", "bytes", BUCKET, 0, unwanted));
        }
        return all;
    }

    private List<Band> bands() {
        return List.of(
                new Band("br-int/fdb/4/" + GATEWAY, presence),
                new Band(
                        "c1-inst1/neigh/10.4.0.1",
                        List.of(new StateChange(0, "INCOMPLETE"), new StateChange(2_000_000, "REACHABLE"))),
                new Band(
                        "c1-inst7/neigh/10.4.0.1",
                        List.of(
                                new StateChange(0, "INCOMPLETE"),
                                new StateChange(2_000_000, "REACHABLE"),
                                new StateChange(31 * S, "STALE"),
                                new StateChange(7_200 * S, "DELAY"),
                                new StateChange(7_205 * S, "PROBE"),
                                new StateChange(7_205 * S + 2_000_000, "REACHABLE"),
                                new StateChange(7_240 * S, "STALE"))));
    }

    private static TreeMap<String, Long> counters() {
        TreeMap<String, Long> counters = new TreeMap<>();
        counters.put("br-int/fdb/learned", 61L);
        counters.put("br-int/fdb/expired", 19L);
        counters.put("br-int/flood/frames", 351_212L);
        counters.put("br-bond/fdb/expired", 19L);
        counters.put("c1-inst1/neigh/probes", 0L);
        counters.put("leaf-1/arp/refreshes", 48L);
        return counters;
    }

    private static List<ConfigValue> configuration() {
        return List.of(
                new ConfigValue(
                        "bridges.br-int.mac-aging-time",
                        "300s",
                        "default (ovs-vswitchd.conf.db, other_config:mac-aging-time)"),
                new ConfigValue(
                        "bridges.br-bond.mac-aging-time",
                        "300s",
                        "default (ovs-vswitchd.conf.db, other_config:mac-aging-time)"),
                new ConfigValue("gateway.arp-timeout", "1500s", "profile cisco-nxos-anycast"),
                new ConfigValue("gateway.refresh-fraction", "0.75", "profile cisco-nxos-anycast"),
                new ConfigValue("hosts.c1-inst1.neigh.base_reachable_time_ms", "30000", "default (net/ipv4/arp.c)"),
                new ConfigValue("run.until", "6h", "seed-fig-1-1.flood.yaml:9:10"));
    }
}
