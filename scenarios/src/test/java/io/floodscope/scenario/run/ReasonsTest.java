package io.floodscope.scenario.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.floodscope.result.Cause;
import io.floodscope.result.ConfigValue;
import io.floodscope.result.ExpectationResult;
import io.floodscope.result.RunResult;
import io.floodscope.result.Verdict;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which settings a failed check names first. */
class ReasonsTest {

    private static final String NETWORK = """
            run: {until: 30m}
            bridges:
              tor: {kind: switch, mac-aging-time: 300s}
            gateways:
              router:
                profile: huawei-vrp
                virtual-mac: 00:00:5e:00:01:0a
                arp-timeout: 1200s
                refresh: {when: never}
                interfaces: [{vlan: 10, ip: 10.10.0.1/24}]
                attach: [{bridge: tor}]
            hosts:
              service: {bridge: tor, vlan: 10, ip: 10.10.0.100/24, gateway: 10.10.0.1}
              bystander: {bridge: tor, vlan: 10, ip: 10.10.0.50/24, neigh: {gc-stale-time: 60s}}
              spare: {bridge: tor, vlan: 10, ip: 10.10.0.60/24}
              client: {behind: router, ip: 198.51.100.7/24}
            traffic:
              requests: {type: udp, from: client, to: service, packets: 1/s, size: 100B}
            """;

    @TempDir
    Path temp;

    private RunResult run(String more) {
        return ScenarioText.run(temp, NETWORK + more).result();
    }

    private static List<String> firstSettings(RunResult result, Cause cause) {
        ExpectationResult check = result.expectations().get(0);
        assertThat(check.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(cause.setBy()).isNotEmpty();
        return check.settings().stream()
                .limit(cause.setBy().size())
                .map(ConfigValue::shown)
                .toList();
    }

    @Test
    void aFloodsOwnSettingsComeBeforeOtherTimers() {
        RunResult result = run("assert: [{metric: flooded_seconds, on: tor, max: 0s}]\n");

        Cause cause = result.floodWindows().get(0).cause();
        assertThat(firstSettings(result, cause)).containsExactlyInAnyOrderElementsOf(cause.setBy());
        assertThat(result.expectations().get(0).settings())
                .extracting(ConfigValue::path)
                .contains("hosts.bystander.neigh.gc-stale-time")
                .first()
                .isEqualTo("bridges.tor.mac-aging-time");
    }

    /** The router holds the address's old MAC for its ARP timeout: that timer is to blame, not the switch's aging time. */
    @Test
    void aLossNamesTheTimerThatKeptTheStaleBinding() {
        RunResult result = run("""
                events:
                  - {at: 60.5s, do: move-ip, ip: 10.10.0.100/24, from: service, to: spare, announcements: 0}
                assert: [{metric: lost_frames, on: requests, max: 0}]
                """);

        Cause cause = result.outages().get(0).cause();
        assertThat(firstSettings(result, cause)).containsExactlyInAnyOrderElementsOf(cause.setBy());
        assertThat(result.expectations().get(0).settings().get(0).path()).isEqualTo("gateways.router.arp-timeout");
    }
}
