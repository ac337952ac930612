package io.floodscope.scenario.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.floodscope.result.Band;
import io.floodscope.result.Cause;
import io.floodscope.result.ConfigValue;
import io.floodscope.result.Fidelity;
import io.floodscope.result.Fingerprints;
import io.floodscope.result.FloodWindow;
import io.floodscope.result.Mark;
import io.floodscope.result.Outage;
import io.floodscope.result.RunResult;
import io.floodscope.result.StateChange;
import io.floodscope.result.Verdict;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ExplainerTest {

    private static final String VIRTUAL = "00:11:22:33:44:55";
    private static final String REAL = "70:ea:1a:aa:bb:cc";
    private static final String ENTRY = "br-int/fdb/4/" + VIRTUAL;

    private static long s(double seconds) {
        return Math.round(seconds * 1e9);
    }

    private static RunResult incident() {
        List<Mark> chain = List.of(
                new Mark(s(0), ENTRY, "fdb-learned", "learned on patch"),
                new Mark(s(276), ENTRY, "fdb-refreshed", "last frame from this MAC counted"),
                new Mark(s(576), ENTRY, "fdb-expired", "expired: not refreshed for 300s"));
        Cause cause = new Cause("A.silent-destination-mac", "br-int has no entry", chain);
        FloodWindow window =
                new FloodWindow("br-int", 4, VIRTUAL, s(576.01), s(1125), false, 1_000, 8_000, 7_000, 7_000_000, cause);
        FloodWindow chained = new FloodWindow(
                "br-bond", 4, VIRTUAL, s(576.01), s(1125), false, 1_000, 2_000, 1_000, 1_000_000, cause);
        Outage outage = new Outage(
                "client", "vip", s(2_000), s(2_009), 90, Cause.of("D.stale-binding", "the address moved unannounced"));
        return new RunResult(
                "incident",
                "",
                1,
                s(3_600),
                10,
                Verdict.NONE,
                List.of(),
                List.of(window, chained),
                List.of(outage),
                new TreeMap<>(),
                List.of(),
                List.of(
                        new Mark(s(0.001), "vm-1/eth0/neigh/10.4.0.1", "neigh-address", "now at " + VIRTUAL),
                        new Mark(s(1_125), "L1", "gateway-refresh", "asks 10.4.0.11 in VLAN 4")),
                List.of(
                        new Band(
                                ENTRY,
                                List.of(
                                        new StateChange(s(0), "on patch"),
                                        new StateChange(s(576), "absent"),
                                        new StateChange(s(1_125), "on patch"))),
                        new Band("br-int/fdb/4/" + REAL, List.of(new StateChange(s(1), "on patch"))),
                        new Band("br-int/fdb/4/fa:16:3e:00:00:01", List.of(new StateChange(s(1), "on vm-1"))),
                        new Band("vm-1/eth0/neigh/10.4.0.1", List.of(new StateChange(s(0.001), "REACHABLE")))),
                List.of(),
                List.of(
                        new ConfigValue("bridges.br-int.mac-aging-time", "300s", "incident.flood.yaml:7:9"),
                        new ConfigValue("gateways.leaf.virtual-mac", VIRTUAL, "incident.flood.yaml:9:9")),
                new Fingerprints("0", "0", "0"),
                new Fidelity(List.of(), List.of(), List.of()));
    }

    private final Explainer explainer = new Explainer(incident());

    @Test
    void tellsWhyTheEntryWasMissingWhyNobodyAskedAndWhatEndsIt() {
        Explanation e = explainer.explain(s(700), null, "vm-1").orElseThrow();

        assertThat(e.headline())
                .isEqualTo("vm-1 -> 00:11:22:33:44:55 VLAN 4: copied to 8 ports of br-int, 576.010 to 1,125.000 s");
        assertThat(e.cause().chain())
                .extracting(Mark::kind)
                .containsExactly("fdb-learned", "neigh-confirmed", "other-source", "fdb-refreshed", "fdb-expired");
        assertThat(e.cause().chain()).isSortedAccordingTo((a, b) -> Long.compare(a.timeNanos(), b.timeNanos()));
        assertThat(e.cause().ends()).isEqualTo("1,125.000 s (L1 refreshes its ARP entry: asks 10.4.0.11 in VLAN 4)");
        assertThat(e.rootCause()).contains(RootCause.A);
        assertThat(e.cause().text())
                .contains("from 276 s to 1,125 s: 849 s of silence > mac-aging-time 300s")
                .contains("needs 850s");
        assertThat(e.cause().setBy()).contains("bridges.br-int.mac-aging-time: 300s (incident.flood.yaml:7:9)");
    }

    @Test
    void saysWhatDoesNotHelp() {
        Explanation e = explainer.explain(s(700), VIRTUAL, null).orElseThrow();

        assertThat(e.cause().doesNotHelp())
                .anySatisfy(text -> assertThat(text).contains("br-int alone").contains("br-bond"))
                .anySatisfy(text -> assertThat(text).contains("base_reachable_time_ms"));
    }

    @Test
    void explainsALossWhenNothingIsFlooded() {
        Explanation e = explainer.explain(s(2_001), null, "client").orElseThrow();

        assertThat(e.headline()).isEqualTo("client -> vip: 90 frames lost, 2,000.000 to 2,009.000 s");
        assertThat(e.rootCause()).contains(RootCause.D);
    }

    @Test
    void saysNothingOfAQuietMomentButPointsToTheNearest() {
        assertThat(explainer.explain(s(100), null, null)).isEmpty();
        assertThat(explainer.explain(s(700), REAL, null)).isEmpty();
        assertThat(explainer.nearest(s(100))).contains(s(576.01));
    }

    @Test
    void everyClassIsFoundByTheLetterOfItsIds() {
        for (RootCause cause : RootCause.values()) {
            assertThat(RootCause.of(cause.name() + ".anything")).contains(cause);
        }
        assertThat(RootCause.of("Z.nothing")).isEmpty();
        assertThat(RootCause.of("")).isEmpty();
    }
}
