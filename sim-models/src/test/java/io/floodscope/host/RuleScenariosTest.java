package io.floodscope.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.floodscope.host.neigh.Datapath;
import io.floodscope.host.neigh.FixedLifetime;
import io.floodscope.host.neigh.KernelProfile;
import io.floodscope.host.neigh.NeighborAdmin;
import io.floodscope.host.neigh.NeighborRule;
import io.floodscope.host.neigh.NeighborState;
import io.floodscope.host.neigh.NeighborTunable;
import io.floodscope.net.addr.MacAddress;
import io.floodscope.net.frame.ArpPacket;
import io.floodscope.net.frame.IpPacket;
import io.floodscope.net.frame.NdPacket;
import io.floodscope.rules.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule of the host model acts in a scenario made for it, and stands in the model's page. */
class RuleScenariosTest {

    private static final Map<Rule, Consumer<Lab>> SCENARIOS = new LinkedHashMap<>();
    private static final Map<Rule, KernelProfile> PROFILES = new LinkedHashMap<>();

    private static void scenario(Rule rule, Consumer<Lab> scenario) {
        SCENARIOS.put(rule, scenario);
    }

    private static ArpPacket reply(long mac) {
        return new ArpPacket(ArpPacket.REPLY, mac, Lab.PEER4, Lab.HOST_MAC, Lab.HOST4);
    }

    private static ArpPacket request(long mac) {
        return ArpPacket.request(mac, Lab.PEER4, Lab.HOST4);
    }

    private static NdPacket advert(long mac, boolean solicited, boolean override) {
        return NdPacket.advertisement(Lab.PEER6, Lab.HOST6, Lab.PEER6, mac, true, solicited, override);
    }

    private static void idleThenUse(Lab lab) {
        lab.datagramAt(0).datagramAt(100).run(200);
    }

    private static void deadPeer(Lab lab) {
        lab.datagramAt(0).at(50, () -> lab.peer.alive = false).datagramAt(100).run(200);
    }

    static {
        scenario(NeighborRule.SEND_RESOLVES, lab -> lab.datagramAt(0).run(1));
        scenario(NeighborRule.SEND_WITHOUT_SOLICIT_FAILS, lab -> {
            lab.eth0.set(false, NeighborTunable.MCAST_SOLICIT, 0);
            lab.datagramAt(0).run(1);
        });
        scenario(NeighborRule.QUEUE_DROPS_OLDEST, lab -> {
            lab.eth0.set(false, NeighborTunable.UNRES_QLEN_BYTES, 4096);
            lab.datagramAt(0)
                    .datagramAt(0)
                    .datagramAt(0)
                    .datagramAt(0)
                    .datagramAt(0)
                    .run(1);
            assertThat(lab.machine.ipv4().unresolvedDiscards()).isEqualTo(1);
            assertThat(lab.peer.packets(IpPacket.Kind.DATA)).isEqualTo(4);
        });
        scenario(NeighborRule.STALE_USE_STARTS_DELAY, RuleScenariosTest::idleThenUse);
        scenario(
                NeighborRule.FAST_PATH_IS_NO_USE,
                lab -> lab.datagramAt(0).datagramAt(1).datagramAt(2).run(3));
        scenario(NeighborRule.ARMING_RAISES_USED, RuleScenariosTest::idleThenUse);
        scenario(
                NeighborRule.REACHABLE_PROLONGED,
                lab -> lab.datagramAt(0)
                        .at(20, () -> lab.entry(false).confirm())
                        .run(40));
        scenario(NeighborRule.REACHABLE_TO_DELAY, lab -> {
            lab.neighbors(false).pinReachableTime(Lab.seconds(2));
            lab.datagramAt(0).run(60);
            assertThat(lab.timeline).doesNotContain("STALE").anyMatch(s -> s.startsWith("PROBE"));
            assertThat(lab.peer.unicastRequests()).isBetween(7L, 9L);
        });
        scenario(NeighborRule.REACHABLE_TO_STALE, lab -> lab.datagramAt(0).run(60));
        scenario(
                NeighborRule.DELAY_CONFIRMED,
                lab -> lab.datagramAt(0)
                        .datagramAt(100)
                        .at(101, () -> lab.entry(false).confirm())
                        .run(200));
        scenario(NeighborRule.DELAY_TO_PROBE, RuleScenariosTest::idleThenUse);
        scenario(NeighborRule.PROBE_AGAIN, RuleScenariosTest::deadPeer);
        scenario(NeighborRule.PROBES_EXHAUSTED, RuleScenariosTest::deadPeer);
        scenario(NeighborRule.PROBE_ORDER, RuleScenariosTest::deadPeer);
        scenario(NeighborRule.ADMIN_ONLY, lab -> {
            put(lab, NeighborState.PERMANENT);
            lab.fromPeerAt(1, Lab.HOST_MAC, reply(Lab.OTHER_MAC)).run(2);
            assertThat(lab.entry(false).mac()).isEqualTo(Lab.PEER_MAC);
        });
        scenario(
                NeighborRule.CONFIRM_BEFORE_REFUSAL,
                lab -> lab.datagramAt(0)
                        .fromPeerAt(0.5, Lab.HOST_MAC, reply(Lab.OTHER_MAC))
                        .run(1));
        scenario(
                NeighborRule.REFUSED_WITHOUT_OVERRIDE,
                lab -> lab.datagramAt(0)
                        .fromPeerAt(
                                0.5,
                                MacAddress.BROADCAST,
                                ArpPacket.request(Lab.OTHER_MAC, Lab.PEER4, Lab.PEER4.plus(5)))
                        .run(1));
        scenario(
                NeighborRule.WEAK_OVERRIDE_DEMOTES,
                lab -> lab.datagram6At(0)
                        .fromPeerAt(1, Lab.HOST_MAC, advert(Lab.OTHER_MAC, false, false))
                        .run(2));
        scenario(
                NeighborRule.STALE_HINT,
                lab -> lab.datagramAt(0)
                        .fromPeerAt(1, MacAddress.BROADCAST, request(Lab.PEER_MAC))
                        .run(2));
        scenario(
                NeighborRule.ADDRESS_CHANGED,
                lab -> lab.datagramAt(0)
                        .fromPeerAt(2, Lab.HOST_MAC, reply(Lab.OTHER_MAC))
                        .run(3));
        scenario(NeighborRule.QUEUE_FLUSHED, lab -> lab.datagramAt(0).run(1));
        scenario(
                NeighborRule.INVALIDATED_BY_UPDATE,
                lab -> lab.datagramAt(0)
                        .at(1, () -> NeighborAdmin.delete(lab.neighbors(false), Lab.PEER4))
                        .run(2));
        scenario(NeighborRule.UPDATED_MOVES, lab -> lab.datagramAt(0).run(1));
        scenario(NeighborRule.REACHABLE_TIME_DRAWN, lab -> {});
        scenario(NeighborRule.REACHABLE_TIME_REDRAWN, lab -> lab.run(700));
        scenario(NeighborRule.SYSCTL_REDRAWS, lab -> lab.eth0.set(false, NeighborTunable.BASE_REACHABLE_TIME, 20_000));
        scenario(NeighborRule.GC_EARLY_EXIT, lab -> lab.datagramAt(0).run(300));
        scenario(NeighborRule.GC_PERIODIC, lab -> {
            lab.machine.ipv4().setThresholds(0, 512, 1024);
            lab.datagramAt(0).run(300);
            assertThat(lab.entry(false)).isNull();
        });
        scenario(NeighborRule.GC_FORCED, lab -> {
            lab.machine.ipv4().setThresholds(1000, 2, 1000);
            lab.datagramAt(0).at(60, () -> lab.datagram(Lab.PEER4.plus(1)));
            lab.at(120, () -> lab.datagram(Lab.PEER4.plus(2))).run(121);
            assertThat(lab.machine.ipv4().forcedRuns()).isPositive();
            assertThat(lab.machine.ipv4().size()).isLessThan(3);
        });
        scenario(NeighborRule.TABLE_FULL, lab -> {
            lab.machine.ipv4().setThresholds(0, 1, 1);
            lab.datagramAt(0).at(1, () -> lab.datagram(Lab.PEER4.plus(1))).run(2);
            assertThat(lab.machine.ipv4().tableFulls()).isEqualTo(1);
        });
        scenario(NeighborRule.EXEMPT_FROM_GC, lab -> {
            put(lab, NeighborState.PERMANENT);
            assertThat(lab.machine.ipv4().size()).isEqualTo(1);
            assertThat(lab.machine.ipv4().collectable()).isZero();
        });
        PROFILES.put(NeighborRule.ROUTE_CACHE_PINS, KernelProfile.LINUX_2_6);
        scenario(NeighborRule.ROUTE_CACHE_PINS, lab -> {
            lab.datagramAt(0).run(250);
            assertThat(lab.entry(false)).isNotNull();
            lab.run(1_000);
            assertThat(lab.entry(false)).isNull();
        });
        scenario(NeighborRule.MANAGED_KEPT_RESOLVED, lab -> {
            lab.at(0, () -> NeighborAdmin.manage(lab.neighbors(false), Lab.PEER4))
                    .run(300);
            assertThat(lab.entry(false).isManaged()).isTrue();
            assertThat(lab.peer.unicastRequests()).isGreaterThan(5);
        });
        scenario(NeighborRule.DEVICE_FLUSH, lab -> {
            put(lab, NeighborState.PERMANENT);
            lab.at(1, () -> lab.eth0.setUp(false)).run(2);
            assertThat(lab.entry(false)).isNull();
        });
        scenario(NeighborRule.CARRIER_FLUSH, lab -> {
            lab.datagramAt(0)
                    .at(1, () -> lab.network.links().get(0).setUp(false))
                    .run(2);
            assertThat(lab.entry(false)).isNull();
        });
        scenario(NeighborRule.FIXED_LIFETIME, lab -> {
            lab.neighbors(false).setFixedLifetime(FixedLifetime.router(Lab.seconds(300)));
            lab.datagramAt(0).at(400, () -> lab.peer.alive = false).run(1_000);
            assertThat(lab.timeline)
                    .containsExactly(
                            "INCOMPLETE 0",
                            "REACHABLE 0.001",
                            "PROBE 240.001",
                            "REACHABLE 240.002",
                            "PROBE 480.002",
                            "FAILED 541.002");
        });
        scenario(NeighborRule.LOOKUP_ONLY, lab -> {
            lab.neighbors(false).setDatapath(Datapath.LOOKUP_ONLY);
            lab.datagramAt(0).datagramAt(100).run(200);
            assertThat(lab.entry(false).state()).isEqualTo(NeighborState.STALE);
            assertThat(lab.peer.packets(IpPacket.Kind.DATA)).isEqualTo(2);
        });
        scenario(NeighborRule.NOARP_TARGETS, lab -> lab.datagram6At(0).run(1));
        HostScenarios.add(SCENARIOS);
    }

    private static void put(Lab lab, NeighborState state) {
        NeighborAdmin.put(
                lab.neighbors(false), NeighborAdmin.Verb.REPLACE, Lab.PEER4, Lab.PEER_MAC, state, false, false);
    }

    static Stream<Arguments> rules() {
        return Stream.concat(Stream.of(NeighborRule.values()), Stream.of(HostRule.values()))
                .map(r -> Arguments.of(((Rule) r).id(), r));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void actsInItsScenario(String id, Rule rule) {
        assertThat(SCENARIOS).as("a scenario for " + id).containsKey(rule);
        Lab lab = new Lab(PROFILES.getOrDefault(rule, KernelProfile.LINUX_6));
        if (rule == NeighborRule.REACHABLE_TIME_DRAWN || rule == NeighborRule.SYSCTL_REDRAWS) {
            assertThat(lab.machine.ipv4().rules().hits()).contains(NeighborRule.REACHABLE_TIME_DRAWN);
        }

        SCENARIOS.get(rule).accept(lab);

        List<Rule> hits = new ArrayList<>(lab.machine.ipv4().rules().hits());
        hits.addAll(lab.machine.ipv6().rules().hits());
        hits.addAll(lab.host.rules().hits());
        assertThat(hits).contains(rule);
    }

    @Test
    void everyRuleStandsInTheModelsPage() throws IOException {
        String page = Files.readString(Path.of("docs/linux-host.md"));

        rules().forEach(r -> assertThat(page).contains("`" + r.get()[0] + "`"));
    }
}
