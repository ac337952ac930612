package io.floodscope.conform.neigh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floodscope.conform.CaseOutcome;
import io.floodscope.conform.ReplayOptions;
import io.floodscope.conform.UnsupportedTraceException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Actions and forms of commands that traces may hold, each in the smallest trace in which it shows. */
class ActionsTest {

    private static final String FRAME = """
            {"family": "linux-neigh", "name": "small", "stack": {"hz": 250, "ip_family": 4},
             "hosts": [
              {"name": "a", "kind": "linux", "mac": "02:00:00:00:0a:01", "ips": ["10.9.0.1/24"],
               "params": {"base_reachable_time_ms": 4000, "delay_first_probe_time": 1, "locktime_ms": 1000},
               "reachable_time_ms_observed": 3000},
              {"name": "b", "kind": "script", "mac": "02:00:00:00:0b:01",
               "answers": {"10.9.0.2": {"on": true, "mac": "02:00:00:00:0b:01"}}},
              {"name": "c", "kind": "script", "mac": "02:00:00:00:0c:01", "answers": {}}],
             "links": {"kind": "kernel bridge", "bridge_ageing_s": 300},
             "until_ms": 20000, "actions": [%s], "expect": [%s]}
            """;

    private static final String DATAGRAM =
            "{\"t_ms\": 0, \"host\": \"a\", \"do\": \"udp\", \"dst\": \"10.9.0.2\", \"seq\": 1}";

    private static CaseOutcome replay(String actions, String expect) {
        return new NeighFamily().replay(Recorded.json(FRAME.formatted(actions, expect)), ReplayOptions.DEFAULT);
    }

    private static String stateAt(double millis, String state) {
        return "{\"id\": \"e\", \"kind\": \"state_at\", \"host\": \"a\", \"ip\": \"10.9.0.2\", \"t_ms\": " + millis
                + ", \"state\": \"" + state + "\", \"mac\": \"02:00:00:00:0b:01\"}";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"do\": \"sysctl\", \"args\": \"-w net.ipv4.neigh.$DEV.ucast_solicit=0\"",
                "\"do\": \"sysctl\", \"args\": \"net.ipv4.neigh.$DEV.ucast_solicit = 0\"",
                "\"do\": \"sysctl\", \"key\": \"net.ipv4.neigh.$DEV.ucast_solicit\", \"value\": 0",
                "\"do\": \"sysctl\", \"set\": {\"ucast_solicit\": 0}",
                "\"do\": \"sh\", \"args\": \"echo 0 > /proc/sys/net/ipv4/neigh/$DEV/ucast_solicit\"",
                "\"do\": \"sh\", \"cmd\": \"sysctl -q -w net/ipv4/neigh/$DEV/ucast_solicit=0\""
            })
    void sysctlIsUnderstoodInAllItsForms(String action) {
        CaseOutcome outcome = replay(
                DATAGRAM + ", {\"t_ms\": 4000, \"host\": \"a\", " + action + "},"
                        + DATAGRAM.replace("\"t_ms\": 0", "\"t_ms\": 5000"),
                stateAt(5500, "DELAY") + "," + stateAt(7000, "FAILED"));

        assertThat(outcome.failures()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "neigh del 10.9.0.2 dev $DEV, ABSENT",
        "neigh flush all, ABSENT",
        "neigh flush dev $DEV nud reachable, ABSENT",
        "neigh flush dev $DEV nud stale, REACHABLE",
        "-4 neigh flush to 10.9.0.2 dev $DEV, ABSENT",
        "neigh change 10.9.0.2 lladdr 02:00:00:00:0b:01 nud stale dev $DEV, STALE",
        "neigh replace 10.9.0.2 lladdr 02:00:00:00:0b:01 dev $DEV, PERMANENT",
        "neigh replace 10.9.0.2 lladdr 02:00:00:00:0b:01 nud reachable extern_learn dev $DEV, REACHABLE",
        "neigh replace 10.9.0.2 use dev $DEV, REACHABLE",
        "link set dev $DEV down, ABSENT",
        "link set $DEV address 02:00:00:00:0a:77, ABSENT",
        "addr flush dev $DEV, ABSENT",
        "route add 10.8.0.0/16 via 10.9.0.2 dev $DEV, REACHABLE"
    })
    void ipCommandsDoWhatTheySay(String command, String state) {
        CaseOutcome outcome = replay(
                DATAGRAM + ", {\"t_ms\": 1000, \"host\": \"a\", \"do\": \"ip\", \"args\": \"" + command + "\"}",
                stateAt(1500, state));

        assertThat(outcome.failures()).isEmpty();
    }

    @Test
    void aPortOfTheSwitchTakesTheHostsCarrierAway() {
        CaseOutcome outcome = replay(
                DATAGRAM + ", {\"t_ms\": 1000, \"do\": \"switch\", \"args\": \"link set dev ${PORTa} down\"}",
                stateAt(1500, "ABSENT"));

        assertThat(outcome.failures()).isEmpty();
    }

    @Test
    void manyEntriesAreMadeByPattern() {
        String action = "{\"t_ms\": 1000, \"host\": \"a\", \"do\": \"many\", \"count\": 300, \"base\": \"10.9.%d.%d\","
                + "\"nud\": \"stale\", \"verb\": \"add\", \"took_ms\": 10}";
        String expect = "{\"id\": \"e\", \"kind\": \"state_at\", \"host\": \"a\", \"ip\": \"10.9.1.44\","
                + "\"t_ms\": 2000, \"state\": \"STALE\", \"mac\": \"02:00:00:01:01:2b\"}";

        assertThat(replay(action, expect).failures()).isEmpty();
    }

    @Test
    void aRouterAdvertisementIsInjectedWithItsReachableTime() {
        String action = "{\"t_ms\": 0, \"host\": \"b\", \"do\": \"inject\", \"eth_src\": \"02:00:00:00:0b:01\","
                + "\"nd\": {\"type\": \"ra\", \"src\": \"fe80::b\", \"dst\": \"ff02::1\", \"flags\": \"\","
                + "\"lladdr\": \"02:00:00:00:0b:01\", \"reachable_ms\": 9000}}";
        String expect = "{\"id\": \"e\", \"kind\": \"count\", \"port\": \"a\", \"dir\": \"to_host\","
                + "\"match\": {\"nd.type\": \"ra\", \"dst_multicast\": true}, \"from_ms\": 0, \"to_ms\": 10, \"count\": 1}";

        assertThat(replay(action, expect).failures()).isEmpty();
    }

    @Test
    void keepalivedWithAVirtualMacAnnouncesAndAnswersWithIt() {
        String conf = "vrrp_instance V { state MASTER interface $DEV use_vmac virtual_router_id 9 priority 150 "
                + "advert_int 1 virtual_ipaddress { 10.9.0.100 } }";
        String actions = "{\"t_ms\": 0, \"host\": \"a\", \"do\": \"keepalived\", \"conf\": \"" + conf + "\"},"
                + "{\"t_ms\": 6000, \"host\": \"b\", \"do\": \"inject\", \"eth_dst\": \"ff:ff:ff:ff:ff:ff\","
                + "\"arp\": {\"op\": 1, \"sha\": \"02:00:00:00:0b:01\", \"spa\": \"10.9.0.2\","
                + "\"tha\": \"00:00:00:00:00:00\", \"tpa\": \"10.9.0.100\"}}";
        String sent = "{\"id\": \"g\", \"kind\": \"count\", \"port\": \"a\", \"dir\": \"from_host\", \"match\":"
                + " {\"arp.op\": %d, \"arp.sha\": \"00:00:5e:00:01:09\"}, \"from_ms\": 0, \"to_ms\": 7000, \"count\": %d}";

        CaseOutcome outcome = replay(actions, sent.formatted(1, 5) + "," + sent.formatted(2, 1));

        assertThat(outcome.failures()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "global_defs { }, 10",
        "global_defs { vrrp_min_garp }, 1",
        "global_defs { vrrp_min_garp false }, 10",
        "global_defs { vrrp_garp_interval 1.5 }, 4",
        "global_defs { vrrp_garp_master_repeat 2 vrrp_garp_master_delay 3 }, 4",
        "global_defs { vrrp_strict enable_script_security }, 10"
    })
    void keepalivedsScheduleComesFromItsConfiguration(String globals, int announcements) {
        String conf = globals + " vrrp_instance V { state MASTER interface $DEV virtual_router_id 9 priority 150 "
                + "track_interface { $DEV } dynamic_interfaces allow_if_changes virtual_ipaddress { 10.9.0.100 } }";
        String actions = "{\"t_ms\": 0, \"host\": \"a\", \"do\": \"keepalived\", \"conf\": \"" + conf + "\"}";
        String sent = "{\"id\": \"g\", \"kind\": \"count\", \"port\": \"a\", \"dir\": \"from_host\", \"match\":"
                + " {\"arp.op\": 1, \"arp.spa\": \"10.9.0.100\"}, \"from_ms\": 0, \"to_ms\": 15000, \"count\": "
                + announcements + "}";

        assertThat(replay(actions, sent).failures()).isEmpty();
    }

    /**
     * Linux 6.18: a unicast solicitation leaves through the entry that it probes and fills its header cache. So the first
     * packet after it takes the fast path and is no use: the entry goes STALE, not DELAY.
     */
    @Test
    void aUnicastSolicitationFillsTheHeaderCacheOfTheEntryThatItProbes() {
        String trace = FRAME.replace("10.9.0.2", "fd00:9::2")
                .replace("10.9.0.1/24", "fd00:9::1/64")
                .replace("\"ip_family\": 4", "\"ip_family\": 6")
                .replace("\"delay_first_probe_time\": 1", "\"delay_first_probe_time\": 2");
        String actions = "{\"t_ms\": 0, \"host\": \"a\", \"do\": \"ip\", \"args\": \"neigh replace fd00:9::2 lladdr "
                + "02:00:00:00:0b:01 nud probe dev $DEV\"}, {\"t_ms\": 2000, \"host\": \"a\", \"do\": \"udp\","
                + "\"dst\": \"fd00:9::2\", \"seq\": 1}";
        String expect = stateAt(1500, "REACHABLE").replace("10.9.0.2", "fd00:9::2") + ","
                + stateAt(3600, "STALE").replace("10.9.0.2", "fd00:9::2");

        CaseOutcome outcome =
                new NeighFamily().replay(Recorded.json(trace.formatted(actions, expect)), ReplayOptions.DEFAULT);

        assertThat(outcome.failures()).isEmpty();
    }

    /** Linux 6.18 with ndisc_notify: after a change of its MAC a host announces its link-local address too. */
    @Test
    void aChangedMacIsAnnouncedForTheLinkLocalAddressToo() {
        String trace = FRAME.replace("10.9.0.1/24", "fd00:9::1/64")
                .replace("10.9.0.2", "fd00:9::2")
                .replace("\"ip_family\": 4", "\"ip_family\": 6")
                .replace("\"locktime_ms\": 1000", "\"ndisc_notify\": 1");
        String action = "{\"t_ms\": 500, \"host\": \"a\", \"do\": \"ip\", \"args\": "
                + "\"link set dev $DEV address 02:00:00:00:0a:77\"}";
        String expect = "{\"id\": \"n\", \"kind\": \"count\", \"port\": \"a\", \"dir\": \"from_host\", \"match\":"
                + " {\"nd.type\": \"na\", \"nd.target\": \"%s\", \"dst_multicast\": true}, \"from_ms\": 0, \"to_ms\": 1000,"
                + " \"count\": 1}";

        CaseOutcome outcome = new NeighFamily()
                .replay(
                        Recorded.json(trace.formatted(
                                action, expect.formatted("fd00:9::1") + "," + expect.formatted("fe80::ff:fe00:a01"))),
                        ReplayOptions.DEFAULT);

        assertThat(outcome.failures()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"do\": \"teleport\"",
                "\"do\": \"ip\", \"args\": \"tunnel add x\"",
                "\"do\": \"sh\", \"args\": \"reboot\"",
                "\"do\": \"sysctl\", \"args\": \"net.ipv4.neigh.$DEV.no_such_thing=1\""
            })
    void whatIsNotKnownIsReportedAsUnsupported(String action) {
        assertThatThrownBy(() -> replay("{\"t_ms\": 0, \"host\": \"a\", " + action + "}", ""))
                .isInstanceOf(UnsupportedTraceException.class)
                .hasMessageContaining("unknown");
    }
}
