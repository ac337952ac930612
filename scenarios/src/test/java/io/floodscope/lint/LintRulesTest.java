package io.floodscope.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.floodscope.imports.DumpFile;
import io.floodscope.imports.DumpKind;
import io.floodscope.imports.ImportLog;
import io.floodscope.imports.ImportRun;
import io.floodscope.scenario.check.Names;
import io.floodscope.scenario.check.ScenarioChecker;
import io.floodscope.scenario.load.LoadedScenario;
import io.floodscope.scenario.load.Problems;
import io.floodscope.scenario.load.ScenarioLoader;
import io.floodscope.scenario.profile.GatewayProfiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every rule fires where its inequality holds and is silent one step beside it. */
class LintRulesTest {

    private static final String NXOS = "profile: cisco-nxos-anycast";
    private static final String SILENT = NXOS + ", reply-source: real, refresh: {when: never}";

    @TempDir
    private Path folder = Path.of("");

    /** A rule with an input that breaks it, one that keeps it, and a part of the message. */
    private record Case(LintRule rule, LintFacts firing, LintFacts quiet, String says) {}

    private List<Case> cases() {
        return Stream.of(gatewayCases(), bridgeCases(), kernelCases(), ovnCases())
                .flatMap(List::stream)
                .toList();
    }

    private List<Case> gatewayCases() {
        return List.of(
                new Case(
                        LintRule.GATEWAY_NEVER_LEARNED,
                        gateway(300, SILENT),
                        gateway(300, SILENT + ", data-source: virtual"),
                        "its virtual MAC is never learned on 'br'"),
                new Case(
                        LintRule.GATEWAY_NEVER_REFRESHED,
                        gateway(300, NXOS + ", refresh: {when: never}"),
                        gateway(300, NXOS + ", refresh: {when: never}, garp: {interval: 240s}"),
                        "only when a host asks"),
                new Case(
                        LintRule.GATEWAY_REFRESH_SLOWER_THAN_FDB,
                        gateway(1125, NXOS),
                        gateway(1126, NXOS),
                        "refresh period 1125s (0.75 x arp-timeout, profile cisco-nxos-anycast, t.flood.yaml:7:17) > "
                                + "mac-aging-time 1125s (t.flood.yaml:5:35) - 1s on 'br'"),
                new Case(
                        LintRule.GATEWAY_ANNOUNCEMENT_SLOWER_THAN_FDB,
                        gateway(300, SILENT + ", garp: {interval: 1140s}"),
                        gateway(1141, SILENT + ", garp: {interval: 1140s}"),
                        "announcement interval 1140s (t.flood.yaml:7:"),
                new Case(
                        LintRule.ONLY_SOME_BRIDGES_FIXED,
                        chained(1800, 300),
                        chained(1800, 1800),
                        "'br' remembers long enough, mac-aging-time 1800s (t.flood.yaml:5:35) - 1s >= refresh period 1125s"),
                new Case(
                        LintRule.GATEWAY_ARP_OUTLIVES_FDB,
                        gateway(300, "profile: h3c-distributed"),
                        gateway(1186, "profile: h3c-distributed"),
                        "> mac-aging-time 300s"),
                new Case(
                        LintRule.JUNIPER_MAC_AGING_MARGIN,
                        gateway(1799, "profile: juniper-vga-explicit"),
                        gateway(1800, "profile: juniper-vga-explicit"),
                        "mac-aging-time 1799s (t.flood.yaml:5:35) < arp-timeout 1200s"),
                new Case(
                        LintRule.CISCO_CAM_BELOW_ARP,
                        gateway(1499, NXOS),
                        gateway(1500, NXOS),
                        "mac-aging-time 1499s (t.flood.yaml:5:35) < arp-timeout 1500s"));
    }

    private List<Case> bridgeCases() {
        return List.of(
                new Case(
                        LintRule.OVS_AGING_ABOVE_MAXIMUM,
                        scenario("br: {kind: ovs, mac-aging-time: 14400s}"),
                        scenario("br: {kind: switch, mac-aging-time: 14400s}"),
                        "14400s > 3600s: 'br': mac-aging-time is configured as 14400s but Open vSwitch uses 3600s"),
                new Case(LintRule.OVS_AGING_BELOW_MINIMUM, ovs("5"), ovs("15"), "5s < 15s"),
                new Case(LintRule.OVS_AGING_MEANS_DEFAULT, ovs("0"), ovs("300"), "is 0: Open vSwitch uses its default"),
                new Case(
                        LintRule.AGING_UNIT_SLIP,
                        dump(DumpKind.LINK, "300"),
                        dump(DumpKind.LINK, "30000"),
                        "is configured as 300, counted in 1/100 s"),
                new Case(
                        LintRule.VLAN_WITHOUT_LEARNING,
                        scenario("br: {flood-vlans: [7]}"),
                        scenario("br: {}"),
                        "learns nothing in VLAN 7"),
                new Case(LintRule.MAC_TABLE_FULL, stats(8192, 0), stats(8191, 0), "8192 of 8192 MACs"),
                new Case(
                        LintRule.NEXT_HOP_NOT_IN_FDB,
                        neighbour("00:11:22:33:44:55"),
                        neighbour("fa:16:3e:00:00:01"),
                        "is the next hop of 1 neighbour but is not in the FDB"));
    }

    private List<Case> kernelCases() {
        return List.of(
                new Case(
                        LintRule.NEIGHBOUR_OUTLIVES_FDB,
                        neigh("{base-reachable-time: 20m}"),
                        neigh("{base-reachable-time: 30s}"),
                        "time between two probes 1805s (1.5 x base + delay, t.flood.yaml:10:"),
                new Case(
                        LintRule.REACHABLE_BELOW_DELAY,
                        neigh("{base-reachable-time: 4s}"),
                        neigh("{base-reachable-time: 5s}"),
                        "base-reachable-time 4s (t.flood.yaml:10:"),
                new Case(
                        LintRule.GC_THRESHOLDS_OUT_OF_ORDER,
                        neigh("{gc-thresh3: 256}"),
                        neigh("{gc-thresh3: 512}"),
                        "gc-thresh2 512"),
                new Case(
                        LintRule.NEIGHBOUR_TABLE_NEARLY_FULL,
                        sysctl("net.ipv4.neigh.default.gc_thresh3 = 1"),
                        sysctl("net.ipv4.neigh.default.gc_thresh3 = 1024"),
                        "1 entries, gc_thresh3 1 (s.txt:3:1)"),
                new Case(
                        LintRule.KERNEL_UNIT_SLIP,
                        dump(DumpKind.SYSCTL, "net.ipv4.neigh.eth0.base_reachable_time_ms = 30"),
                        dump(DumpKind.SYSCTL, "net.ipv4.neigh.eth0.base_reachable_time_ms = 30000"),
                        "= 30 means 30ms; was 30s meant?"),
                new Case(
                        LintRule.DEVICE_DIFFERS_FROM_DEFAULT,
                        dump(
                                DumpKind.SYSCTL,
                                "net.ipv4.neigh.default.gc_stale_time = 120\nnet.ipv4.neigh.eth0.gc_stale_time = 60"),
                        dump(
                                DumpKind.SYSCTL,
                                "net.ipv4.neigh.default.gc_stale_time = 60\nnet.ipv4.neigh.eth0.gc_stale_time = 60"),
                        "eth0.gc_stale_time = 60 counts here"));
    }

    private List<Case> ovnCases() {
        return List.of(
                new Case(LintRule.OVN_BINDINGS_NEVER_AGE, router("0", ""), router("300", ""), "'0' is 0"),
                new Case(
                        LintRule.OVN_THRESHOLD_LIST_INVALID,
                        router("10.0.0.0/33:60", ""),
                        router("10.0.0.0/32:60", ""),
                        "'10.0.0.0/33:60' is no threshold"),
                new Case(LintRule.OVN_SEVERAL_DEFAULTS, router("60;120", ""), router("60", ""), "has 2 entries"),
                new Case(
                        LintRule.OVN_SMALLEST_THRESHOLD_SAMPLES,
                        router("10.0.0.0/8:60;300", ""),
                        router("10.0.0.0/8:0;300", ""),
                        "smallest threshold, 60s"),
                new Case(LintRule.OVN_THRESHOLD_UNIT_SLIP, router("300000", ""), router("3600", ""), "was 300s meant?"),
                new Case(
                        LintRule.OVN_POLL_PLUS_SKIP,
                        router("20", "23.09"),
                        router("20", "24.03.6"),
                        "poll 15s + skip 15s >= threshold 20s"),
                new Case(
                        LintRule.OVN_NEVER_REFRESHES,
                        router("20", "23.06"),
                        router("20", "25.03"),
                        "OVN 23.06 deletes bindings in use every 20s"),
                new Case(
                        LintRule.OVN_BINDING_OUTLIVES_FDB,
                        routerAndBridge("300"),
                        routerAndBridge("299"),
                        "mac_binding_age_threshold 300s"),
                new Case(
                        LintRule.OVN_ROWS_WITHOUT_TIMESTAMP,
                        dump(DumpKind.OVN_FDB, "{\"headings\":[\"mac\"],\"data\":[[\"0a:00:00:00:00:20\"]]}"),
                        dump(
                                DumpKind.OVN_FDB,
                                "{\"headings\":[\"mac\",\"timestamp\"],\"data\":[[\"0a:00:00:00:00:20\",5]]}"),
                        "1 row of FDB without a timestamp"));
    }

    @TestFactory
    Stream<DynamicTest> ruleFiresAndIsSilent() {
        return cases().stream()
                .map(each -> DynamicTest.dynamicTest(each.rule().id(), () -> {
                    List<LintFinding> fired = of(each.rule(), each.firing());
                    assertThat(fired).as("fires").isNotEmpty();
                    assertThat(fired.get(0).render().replace(folder + "/", ""))
                            .contains(each.says())
                            .endsWith("[" + each.rule().id() + "]");
                    assertThat(of(each.rule(), each.quiet())).as("is silent").isEmpty();
                }));
    }

    @Test
    void everyRuleHasACase() {
        assertThat(cases().stream().map(Case::rule)).containsExactlyInAnyOrder(LintRule.values());
    }

    @Test
    void lastRowsOfTheVerdictTableAreSilent() {
        assertThat(Lint.check(List.of(gateway(300, "profile: linux-keepalived"))))
                .noneMatch(f -> f.rule() == LintRule.GATEWAY_ARP_OUTLIVES_FDB);
        assertThat(Lint.check(List.of(gateway(1800, "profile: juniper-vga-explicit"))))
                .isEmpty();
        assertThat(Lint.check(List.of(gateway(1800, NXOS)))).isEmpty();
    }

    @Test
    void droppingSwitchTurnsTheFloodIntoALoss() {
        LintFacts facts = scenario(
                "br: {kind: switch, mac-aging-time: 300s, unknown-unicast: drop}", "profile: h3c-distributed", "");

        assertThat(of(LintRule.GATEWAY_ARP_OUTLIVES_FDB, facts).get(0).message())
                .contains("is lost in between");
    }

    @Test
    void equalFindingsOfSeveralBridgesAreOneFinding() {
        LintFacts facts = chained(300, 300);

        assertThat(of(LintRule.GATEWAY_NEVER_REFRESHED, facts)).isEmpty();
        assertThat(Lint.fails(Lint.check(List.of(facts)))).isTrue();
        assertThat(Lint.check(List.of(facts, facts))).hasSameSizeAs(Lint.check(List.of(facts)));
    }

    @Test
    void versionsOfOvnRefreshDifferently() {
        assertThat(OvnRelease.of("24.03.4").orElseThrow().poll()).isEqualTo(12);
        assertThat(OvnRelease.of("24.03.5").orElseThrow().poll()).isZero();
        assertThat(OvnRelease.of("24.09.3").orElseThrow().poll()).isEqualTo(3);
        assertThat(OvnRelease.of("26.03").orElseThrow().skip()).isEqualTo(3);
        assertThat(OvnRelease.of("latest")).isEmpty();
    }

    private static List<LintFinding> of(LintRule rule, LintFacts facts) {
        return Lint.check(List.of(facts)).stream().filter(f -> f.rule() == rule).toList();
    }

    private LintFacts gateway(long aging, String gateway) {
        return scenario("br: {kind: ovs, mac-aging-time: " + aging + "s}", gateway, "");
    }

    private LintFacts neigh(String neigh) {
        return scenario("br: {kind: ovs, mac-aging-time: 300s}", "profile: linux-keepalived", ", neigh: " + neigh);
    }

    private LintFacts scenario(String bridges) {
        return scenario(bridges, "profile: linux-keepalived", "");
    }

    private LintFacts chained(long first, long second) {
        return load(text(
                        "br: {kind: ovs, mac-aging-time: " + first + "s}\n  up: {kind: ovs, mac-aging-time: " + second
                                + "s}",
                        NXOS,
                        "")
                + "links: [{between: [br, up]}]\n");
    }

    private LintFacts scenario(String bridges, String gateway, String host) {
        return load(text(bridges, gateway, host));
    }

    private static String text(String bridges, String gateway, String host) {
        return String.join(
                "\n",
                "apiVersion: floodscope/v1",
                "name: t",
                "run: {until: 60s}",
                "bridges:",
                "  " + bridges,
                "gateways:",
                "  gw: {" + gateway + ",",
                "    virtual-mac: 00:11:22:33:44:55, interfaces: [{vlan: 4, ip: 10.4.0.1/24}], attach: [{bridge: br}]}",
                "hosts:",
                "  c1: {bridge: br, vlan: 4, ip: 10.4.0.2/24, gateway: 10.4.0.1" + host + "}",
                "");
    }

    private LintFacts load(String text) {
        try {
            Path file = Files.writeString(folder.resolve("t.flood.yaml"), text);
            Problems problems = new Problems();
            LoadedScenario loaded = Objects.requireNonNull(new ScenarioLoader(problems).load(file, List.of()));
            ScenarioChecker.check(loaded.scenario(), new Names(loaded.scenario()), problems);
            LintFacts facts = ScenarioFacts.of(loaded.scenario(), GatewayProfiles.shipped(), problems);
            assertThat(problems.render()).isEmpty();
            return facts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static LintFacts ovs(String aging) {
        return dump(
                DumpKind.OVS_BRIDGE,
                "{\"headings\":[\"name\",\"other_config\"],\"data\":[[\"br-int\",[\"map\",[[\"mac-aging-time\",\""
                        + aging + "\"]]]]]}");
    }

    private static LintFacts stats(long current, long evicted) {
        return dump(
                DumpKind.FDB_STATS,
                "Statistics for bridge \"br-int\":\n  Current/maximum MAC entries in the table: " + current
                        + "/8192\n  Total number of evicted MAC entries     : " + evicted + "\n");
    }

    private static LintFacts neighbour(String mac) {
        return facts(
                "",
                input(
                        DumpKind.NEIGH,
                        "n",
                        "[{\"dst\":\"10.4.0.1\",\"dev\":\"e\",\"lladdr\":\"" + mac + "\",\"state\":[\"STALE\"]}]"),
                input(DumpKind.FDB, "f", " port  VLAN  MAC                Age\n 2 4 fa:16:3e:00:00:01 3\n"));
    }

    private static LintFacts sysctl(String line) {
        return facts(
                "",
                input(DumpKind.NEIGH, "n", "[{\"dst\":\"10.4.0.1\",\"dev\":\"e\",\"state\":[\"FAILED\"]}]"),
                input(
                        DumpKind.SYSCTL,
                        "s.txt",
                        "net.ipv4.neigh.default.gc_thresh1 = 0\nnet.ipv4.neigh.default.gc_thresh2 = 0\n" + line
                                + "\n"));
    }

    private static LintFacts router(String threshold, String version) {
        return facts(version, input(DumpKind.LOGICAL_ROUTER, "r", routerTable(threshold)));
    }

    private static LintFacts routerAndBridge(String threshold) {
        return facts(
                "", input(DumpKind.LOGICAL_ROUTER, "r", routerTable(threshold)), input(DumpKind.LINK, "l", "30000"));
    }

    private static String routerTable(String threshold) {
        return "{\"headings\":[\"name\",\"options\"],\"data\":[[\"lr0\",[\"map\",[[\"mac_binding_age_threshold\",\""
                + threshold + "\"]]]]]}";
    }

    private static LintFacts dump(DumpKind kind, String text) {
        return facts("", input(kind, "dump", text));
    }

    private static ImportRun.Input input(DumpKind kind, String name, String text) {
        return new ImportRun.Input(kind, DumpFile.of(name, text));
    }

    private static LintFacts facts(String ovnVersion, ImportRun.Input... inputs) {
        ImportRun run = ImportRun.parse(Arrays.asList(inputs), new ImportLog(), true, false);
        assertThat(run.log().problems().render()).isEmpty();
        return DumpFacts.of(run.dumps(), OvnRelease.of(ovnVersion).orElse(null));
    }
}
