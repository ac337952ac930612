package io.floodscope.scenario.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.floodscope.result.Verdict;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What further incidents needed of the language, each with the figures of its closed form. */
class IncidentLanguageTest {

    @TempDir
    Path temp;

    private void holds(String body) {
        assertThat(ScenarioText.run(temp, body).result().expectations())
                .isNotEmpty()
                .allSatisfy(e ->
                        assertThat(e.verdict()).as(e.name() + ": " + e.got()).isEqualTo(Verdict.PASS));
    }

    /** A scan sends one packet to each address of a row; each that nobody has costs three requests. */
    @Test
    void aRowOfAddressesIsAsManyReceivers() {
        holds("""
                run: {until: 30s}
                bridges:
                  sw: {kind: switch}
                hosts:
                  scanner: {bridge: sw, ip: 10.0.0.1/24, neigh: {gc-thresh1: 512}}
                  server: {bridge: sw, ip: 10.0.0.20/24}
                traffic:
                  scan: {type: ping, from: scanner, to: 10.0.0.11..10.0.0.110, count: 1, stagger: 10ms}
                assert:
                  - {metric: sent_frames, on: scan, equals: 100}
                  - {metric: delivered_frames, on: scan, equals: 1}
                  - {metric: arp_requests, on: scanner, equals: 298}
                  - {metric: neighbour_entries_max, on: scanner, equals: 100}
                """);
    }

    /** The service address of kube-proxy's IPVS mode: on a dummy device of every node, and the weak host model answers. */
    @Test
    void anInterfaceThatLeadsNowhereHoldsAnAddressForWhichEveryNodeAnswers() {
        String cluster = """
                run: {until: 20s}
                bridges:
                  sw: {kind: switch}
                hosts:
                  client: {bridge: sw, ip: 10.0.0.1/24}
                  node: {count: 3, bridge: sw, ip: 10.0.0.11/24, interfaces: [{shared-ip: 10.0.0.100/32}]%s}
                traffic:
                  p: {type: ping, from: client, to: 10.0.0.100, count: 3}
                assert:
                """;
        holds(cluster.formatted("") + """
                  - {metric: arp_replies, on: node, equals: 1}
                  - {metric: delivered_fraction, on: p, equals: 100%}
                """);
        holds(cluster.formatted(", neigh: {arp-ignore: 1}") + """
                  - {metric: arp_replies, on: node, total: true, equals: 0}
                  - {metric: delivered_fraction, on: p, equals: 0%}
                """);
    }

    /** brctl setageing 0: thirty requests, thirty answers and the ARP reply reach the probe. */
    @Test
    void aLinuxBridgeThatRemembersNothingIsAHub() {
        holds("""
                run: {until: 4s}
                bridges:
                  br: {kind: linux, mac-aging-time: 0s}
                hosts:
                  a: {bridge: br, ip: 10.0.0.1/24}
                  b: {bridge: br, ip: 10.0.0.2/24}
                  probe: {bridge: br}
                traffic:
                  p: {type: ping, from: a, to: b, interval: 100ms, stop: 3s}
                assert:
                  - {metric: rx_unwanted_frames, on: probe, equals: 61}
                  - {metric: flooded_frames, on: br, equals: 61}
                  - {metric: table_peak, on: br, equals: 0}
                  - {metric: hit_rate, on: br, equals: 0%}
                """);
    }

    /**
     * 'flood off' of one port: unknown unicast does not leave there, ARP does, so that the host is found again as soon as its
     * neighbour's probes have failed: 1.5 x 30 s, 5 s and 3 s at the latest.
     */
    @Test
    void aPortThatTakesNoUnknownUnicastTakesBroadcasts() {
        for (String kind : new String[] {"linux", "switch"}) {
            holds("""
                    run: {until: 2m}
                    bridges:
                      br: {kind: %s, ports: {b: {unknown-unicast: false}, probe: {unknown-unicast: false}}}
                    hosts:
                      a: {bridge: br, ip: 10.0.0.1/24}
                      b: {bridge: br, ip: 10.0.0.2/24}
                      probe: {bridge: br}
                    traffic:
                      p: {type: ping, from: a, to: b}
                    events:
                      - {at: 30500ms, do: flush-fdb, bridge: br}
                      - {at: 20s, do: send-frame, host: a, eth-dst: 02:00:00:00:00:77, every: 1s, count: 5}
                    assert:
                      - {metric: outages, on: p, equals: 1}
                      - {metric: outage_lengths, on: p, max: 53s}
                      - {metric: rx_unwanted_frames, on: probe, equals: 0}
                      - {metric: rx_frames, on: probe, min: 1}
                      - {metric: flooded_frames, on: br, equals: 0}
                    """.formatted(kind));
        }
    }

    /** A spare machine has its default route before it gets the address that the route needs. */
    @Test
    void aHostMayHaveAGatewayInTheSubnetOfAnAddressThatItGetsLater() {
        holds("""
                run: {until: 30s}
                bridges:
                  sw: {kind: switch}
                gateways:
                  router:
                    profile: cisco-ios-svi
                    virtual-mac: 00:00:0c:00:00:01
                    interfaces: [{ip: 10.0.0.1/24}]
                    attach: [{bridge: sw}]
                hosts:
                  spare: {bridge: sw, gateway: 10.0.0.1}
                  client: {behind: router, ip: 198.51.100.7/24}
                traffic:
                  p: {type: ping, from: client, to: 10.0.0.9, start: 10s}
                events:
                  - {at: 5s, do: move-ip, ip: 10.0.0.9/24, to: spare}
                assert:
                  - {metric: delivered_fraction, on: p, equals: 100%}
                """);
    }
}
