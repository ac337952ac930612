package io.floodscope.scenario.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.floodscope.result.ExpectationResult;
import io.floodscope.result.Verdict;
import io.floodscope.rules.Covers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What decides how long a failover lasts, through the words of the language. */
class FailoverLanguageTest {

    private static final String PAIR = """
            run: {until: 5m}
            bridges:
              sw: {kind: switch}
            hosts:
              a: {bridge: sw, ip: [10.0.0.1/24, "2001:db8::1/64"]}
              b: {bridge: sw, ip: [10.0.0.2/24, "2001:db8::2/64"], neigh: {keep-addr-on-down: %s}}
            traffic:
              v4: {type: ping, from: a, to: 10.0.0.2, interval: 100ms}
              v6: {type: ping, from: a, to: "2001:db8::2", interval: 100ms}
            events:
              - {at: 60.05s, do: %s}
              - {at: 61.05s, do: %s}
            assert:
              - {metric: %s}
            """;

    @TempDir
    Path temp;

    private ExpectationResult judged(String body) {
        return ScenarioText.run(temp, body).result().expectations().get(0);
    }

    /** Carrier that comes back leaves IPv6 addresses alone; an interface that was taken down has lost them, as in Linux. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "false | 'link-down, cable: b'      | 'link-up, cable: b'      | 'outage_lengths, on: [v4, v6], equals: 1s, tolerance: 200ms'",
                "false | 'interface-down, host: b'  | 'interface-up, host: b'  | 'outage_lengths, on: v4, equals: 1s, tolerance: 200ms'",
                "false | 'interface-down, host: b'  | 'interface-up, host: b'  | 'unreachable_seconds, on: v6, equals: 239.9s, tolerance: 100ms'",
                "true  | 'interface-down, host: b'  | 'interface-up, host: b'  | 'outage_lengths, on: v6, between: [2s, 3.2s]'"
            })
    @Covers("nd.kept-address")
    void anInterfaceThatGoesDownLosesItsIpv6Addresses(String kept, String down, String up, String check) {
        ExpectationResult result = judged(PAIR.formatted(kept, down, up, check));

        assertThat(result.verdict()).as(result.toString()).isEqualTo(Verdict.PASS);
    }

    /** The owner changes at 5 m: a router that hears announcements follows at once, one that does not asks at its timeout. */
    @ParameterizedTest
    @CsvSource({"learn, 0", "update, 0", "ignore, 310"})
    void aGatewayFollowsAnnouncementsByItsPolicy(String policy, int seconds) {
        ExpectationResult result = judged("""
                run: {until: 30m}
                bridges:
                  sw: {kind: switch}
                gateways:
                  vpc:
                    profile: huawei-vrp
                    virtual-mac: 00:00:5e:00:01:0a
                    arp-timeout: 600s
                    refresh: {when: never}
                    gratuitous-arp: %s
                    interfaces: [{ip: 10.0.0.1/24}]
                    attach: [{bridge: sw}]
                hosts:
                  a: {bridge: sw, ip: 10.0.0.11/24, gateway: 10.0.0.1}
                  b: {bridge: sw, ip: 10.0.0.12/24, gateway: 10.0.0.1}
                  user: {behind: vpc, ip: 198.51.100.2/24}
                traffic:
                  web: {type: ping, from: user, to: 10.0.0.100, start: 10500ms}
                events:
                  - {at: 0s, do: move-ip, ip: 10.0.0.100/24, to: a}
                  - {at: 5m, do: move-ip, ip: 10.0.0.100/24, from: a, to: b, announcements: 1}
                assert:
                  - {metric: unreachable_seconds, on: web, equals: %ds, tolerance: 2s}
                """.formatted(policy, seconds));

        assertThat(result.verdict()).as(result.toString()).isEqualTo(Verdict.PASS);
    }

    /** A profile that refreshes a minute before its timeout, with a timeout of less than that, used to run for ever. */
    @Test
    void aRefreshBeforeTheBeginningOfATimeoutEnds() {
        ExpectationResult result = judged("""
                run: {until: 60s}
                bridges:
                  sw: {kind: switch}
                gateways:
                  r:
                    profile: cisco-ios-svi
                    virtual-mac: 00:00:0c:00:00:01
                    real-mac: 00:00:0c:00:00:01
                    arp-timeout: 30s
                    interfaces: [{ip: 10.0.0.1/24}]
                    attach: [{bridge: sw}]
                hosts:
                  a: {bridge: sw, ip: 10.0.0.11/24, gateway: 10.0.0.1}
                  user: {behind: r, ip: 198.51.100.2/24}
                traffic:
                  web: {type: ping, from: user, to: a, count: 1}
                assert:
                  - {metric: arp_replies, on: a, between: [55, 62]}
                """);

        assertThat(result.verdict()).as(result.toString()).isEqualTo(Verdict.PASS);
    }

    /** A total of many hosts is named by the first, the last and their number. */
    @Test
    void aTotalOfManyHostsIsNamedShortly() {
        ExpectationResult result = judged("""
                run: {until: 10s}
                bridges:
                  sw: {kind: switch}
                hosts:
                  h: {count: 40, bridge: sw, ip: 10.0.0.1/24}
                  db: {bridge: sw, ip: 10.0.0.200/24}
                traffic:
                  t: {type: ping, from: h, to: db, count: 1}
                assert:
                  - {metric: arp_requests, on: h, total: true, max: 0}
                """);

        assertThat(result.got()).isEqualTo("40 on h-1 + ... + h-40 (40)");
    }

    /** The kernel's counter starts at ucast_solicit in INCOMPLETE; what was sent are three requests. */
    @Test
    void aFailedResolutionNamesTheProbesThatWereSent() {
        RunOutcome outcome = ScenarioText.run(temp, """
                run: {until: 10s}
                bridges:
                  sw: {kind: switch}
                hosts:
                  a: {bridge: sw, ip: 10.0.0.1/24}
                traffic:
                  t: {type: ping, from: a, to: 10.0.0.77, count: 1}
                """);

        assertThat(outcome.result().marks())
                .filteredOn(m -> m.kind().equals("neigh-failed"))
                .extracting(m -> m.text())
                .containsExactly("no answer to 3 probes");
    }
}
