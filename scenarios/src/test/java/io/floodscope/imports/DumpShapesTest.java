package io.floodscope.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.MacAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

class DumpShapesTest {

    @Test
    void recordedNeighboursAreReadWithAgesInSeconds() {
        ImportRun run = new Given().file(DumpKind.NEIGH, "neigh.json").strict();

        assertThat(run.log().problems().render()).isEmpty();
        assertThat(run.dumps().neighbours())
                .extracting(n -> n.ip() + " " + n.mac() + " " + n.states() + " " + n.confirmed())
                .containsExactly(
                        "10.4.0.9 00:11:22:33:44:66 [PERMANENT] 1", "10.4.0.1 00:11:22:33:44:55 [REACHABLE] 1");
    }

    @Test
    void failedNeighbourHasNoMacAndIsNoNextHop() {
        ImportRun run = Given.one(
                DumpKind.NEIGH, "[{\"dst\":\"10.0.0.9\",\"dev\":\"eth0\",\"probes\":6,\"state\":[\"FAILED\"]}]");

        assertThat(run.dumps().neighbours()).hasSize(1);
        assertThat(run.dumps().neighbours().get(0).mac()).isNull();
        assertThat(Findings.nextHops(run.dumps().neighbours())).isEmpty();
    }

    @Test
    void recordedLinuxTableKeepsWhatWasLearnedAndItsAgeSinceTheLastFrame() {
        ImportRun run = new Given().file(DumpKind.BRIDGE_FDB, "bridge-fdb.json").strict();

        assertThat(run.log().problems().render()).isEmpty();
        assertThat(run.dumps().fdb())
                .extracting(e -> e.bridge() + " " + e.port() + " " + e.mac() + " " + e.age())
                .containsExactly("br0 v1 d2:ae:7c:83:51:bd 0", "br0 v1 fa:16:3e:00:00:01 1");
    }

    @Test
    void recordedLinkGivesTheAgingTimeInHundredths() {
        ImportRun run = new Given().file(DumpKind.LINK, "link.json").strict();

        assertThat(run.log().problems().render()).isEmpty();
        assertThat(run.dumps().bridges()).hasSize(1);
        assertThat(run.dumps().bridges().get(0).agingText()).isEqualTo("30000");
        assertThat(run.dumps().bridges().get(0).agingSeconds()).isEqualTo(300);
    }

    @Test
    void agingTimeFromSysfsIsInHundredthsToo() {
        ImportRun run = Given.one(DumpKind.LINK, "/sys/class/net/br7/bridge/ageing_time:1500\n");

        assertThat(run.dumps().bridges().get(0).name()).isEqualTo("br7");
        assertThat(run.dumps().bridges().get(0).agingSeconds()).isEqualTo(15);
    }

    @Test
    void tableOfOvs3HasPortsByNumberAndStaticEntries() {
        ImportRun run = new Given().file(DumpKind.FDB, "fdb-3.txt").strict();

        assertThat(run.dumps().fdb())
                .extracting(e -> e.port() + " " + e.vlan() + " " + e.mac() + " " + e.age() + " " + e.pinned())
                .containsExactly(
                        "2 4 fa:16:3e:00:00:01 128 false",
                        "3 4 fa:16:3e:00:00:02 64 false",
                        "4 4 fa:16:3e:00:00:03 9 false",
                        "1 4 70:ea:1a:aa:bb:cc 0 false",
                        "LOCAL 0 02:00:00:00:00:aa null true");
    }

    @Test
    void tableOfOvs4NamesTheBridgeInALeadingColumn() {
        ImportRun run = new Given().file(DumpKind.FDB, "fdb-4.txt").strict();

        assertThat(run.dumps().fdb())
                .extracting(e -> e.bridge() + " " + e.port() + " " + e.age())
                .containsExactly("br-int 2 128", "br-bond 7 0");
    }

    @Test
    void capitalHeaderAloneChangesNothing() {
        String text = Given.recorded("fdb-3.txt").replace(" port ", " Port ");

        assertThat(Given.one(DumpKind.FDB, text).dumps().fdb()).hasSize(5);
    }

    @Test
    void titleAboveATableNamesItsBridge() {
        ImportRun run = Given.one(
                DumpKind.FDB, "br-ex:\n" + Given.recorded("fdb-3.txt") + "br-int\n" + Given.recorded("fdb-3.txt"));

        assertThat(run.dumps().fdb()).hasSize(10);
        assertThat(run.dumps().fdb().get(0).bridge()).isEqualTo("br-ex");
        assertThat(run.dumps().fdb().get(9).bridge()).isEqualTo("br-int");
        assertThat(run.log().ignored()).isEmpty();
    }

    @Test
    void jsonListAndJsonByBridgeAreTheSameTable() {
        ImportRun list = new Given().file(DumpKind.FDB, "fdb-list.json").strict();
        ImportRun byBridge = new Given().file(DumpKind.FDB, "fdb-bridges.json").strict();

        assertThat(list.dumps().fdb())
                .extracting(e -> e.bridge() + " " + e.port() + " " + e.mac() + " " + e.age() + " " + e.pinned())
                .containsExactly("null 2 fa:16:3e:00:00:01 128 false", "null LOCAL 70:ea:1a:aa:bb:cc null true");
        assertThat(byBridge.dumps().fdb())
                .extracting(e -> e.bridge() + " " + e.port() + " " + e.mac() + " " + e.age())
                .containsExactly("br-int tap1 fa:16:3e:00:00:01 128", "br-bond bond0 70:ea:1a:aa:bb:cc 0");
        assertThat(byBridge.log().problems().render()).isEmpty();
    }

    @Test
    void statisticsGiveCapacityAndEvictions() {
        ImportRun run = new Given().file(DumpKind.FDB_STATS, "fdb-stats.txt").strict();

        assertThat(run.log().problems().render()).isEmpty();
        assertThat(run.dumps().stats())
                .extracting(
                        s -> s.bridge() + " " + s.current() + "/" + s.maximum() + " " + s.evicted() + " " + s.moved())
                .containsExactly("br-int 4/8192 0 2");
    }

    @Test
    void ovsOptionsAreTextsInSeconds() {
        ImportRun run = new Given().file(DumpKind.OVS_BRIDGE, "ovs-bridge.json").strict();

        assertThat(run.log().problems().render()).isEmpty();
        BridgeRow row = run.dumps().bridges().get(0);
        assertThat(row.name()).isEqualTo("br-int");
        assertThat(row.agingText()).isEqualTo("5");
        assertThat(row.agingSeconds()).isEqualTo(15);
        assertThat(row.tableSize()).isEqualTo(50_000);
    }

    @Test
    void bindingsMayLackTheTimestampAndStandAmongOtherTables() {
        ImportRun listed =
                new Given().file(DumpKind.MAC_BINDING, "mac-binding.json").strict();
        ImportRun dumped =
                new Given().file(DumpKind.MAC_BINDING, "southbound-dump.json").run();

        assertThat(listed.dumps().bindings().get(0).timestampMillis()).isEqualTo(1_700_000_000_123L);
        assertThat(dumped.dumps().bindings().get(0).ip()).isEqualTo(IpAddress.parse("fd00::10"));
        assertThat(dumped.dumps().bindings().get(0).timestampMillis()).isNull();
        assertThat(dumped.log().ignored())
                .extracting(Ignored::what)
                .containsExactly("not the table MAC_Binding: Chassis table", "not the table MAC_Binding: FDB table");
    }

    @Test
    void oneFileMayServeTwoTables() {
        ImportRun run = new Given()
                .file(DumpKind.MAC_BINDING, "southbound-dump.json")
                .file(DumpKind.OVN_FDB, "southbound-dump.json")
                .run();

        assertThat(run.dumps().bindings()).hasSize(1);
        assertThat(run.dumps().ovnFdb())
                .extracting(f -> f.datapathKey() + "/" + f.portKey() + " " + f.mac())
                .isEqualTo(List.of("3/2 " + MacAddress.parse("0a:00:00:00:00:20")));
    }

    @Test
    void longestPrefixOfAThresholdListWins() {
        ImportRun run =
                new Given().file(DumpKind.LOGICAL_ROUTER, "logical-router.json").strict();

        assertThat(run.log().problems().render()).isEmpty();
        RouterThreshold router = run.dumps().routers().get(0);
        assertThat(router.secondsFor(IpAddress.parse("192.168.1.1"))).isEqualTo(300);
        assertThat(router.secondsFor(IpAddress.parse("192.168.10.1"))).isZero();
        assertThat(router.secondsFor(IpAddress.parse("fd00::1"))).isEqualTo(900);
        assertThat(router.secondsFor(IpAddress.parse("10.0.0.1"))).isEqualTo(60);
        assertThat(router.smallestSeconds()).isEqualTo(60);
    }

    @Test
    void oneBadThresholdSwitchesAgeingOff() {
        Where where = new Where(DumpFile.of("x", "").span(1, 1, 1), "");

        assertThat(RouterThreshold.parse("lr0", "10.0.0.0/8:60;x:5", where).secondsFor(IpAddress.parse("10.0.0.1")))
                .isZero();
        assertThat(RouterThreshold.parse("lr0", "60;120", where).secondsFor(IpAddress.parse("10.0.0.1")))
                .isEqualTo(120);
        assertThat(RouterThreshold.parse("lr0", "0.0.0.0/0:45", where).defaultSeconds())
                .isEqualTo(45);
        assertThat(RouterThreshold.parse("lr0", null, where).largestSeconds()).isZero();
    }

    @Test
    void unknownKeysAreListedOnceWithTheirFirstPlaceAndRefusedIfStrict() {
        String text =
                "[{\"dst\":\"10.0.0.1\",\"dev\":\"e\",\"colour\":1},\n {\"dst\":\"10.0.0.2\",\"dev\":\"e\",\"colour\":2}]";

        Ignored ignored = Given.one(DumpKind.NEIGH, text).log().ignored().get(0);
        ImportRun strict = new Given().text(DumpKind.NEIGH, "n.json", text).strict();

        assertThat(ignored.render()).isEqualTo("dumps/dump:1:30: ignored: unknown key 'colour' (2 times, here first)");
        assertThat(strict.log().problems().render()).contains("dumps/n.json:1:30: error: unknown key 'colour'");
    }

    @Test
    void everyLineThatIsNotUnderstoodIsListedWithItsNumber() {
        String text = Given.recorded("fdb-3.txt") + "   x     4  fa:16:3e:00:00  12\nrubbish\n";

        assertThat(Given.one(DumpKind.FDB, text).log().ignored())
                .extracting(i -> i.span().line() + ":" + i.span().column())
                .containsExactly("7:4", "8:1");
    }

    @Test
    void cutJsonIsAnErrorWithItsPlace() {
        String text = Given.recorded("neigh.json").substring(0, 100);

        ImportRun run = Given.one(DumpKind.NEIGH, text);

        assertThat(run.log().problems().errors()).isOne();
        assertThat(run.log().problems().render()).startsWith("dumps/dump:1:").contains("not valid JSON");
    }

    @Test
    void emptyFileNamesTheCommandThatIsExpected() {
        for (DumpKind kind : DumpKind.values()) {
            assertThat(Given.one(kind, " \n").log().problems().render()).contains(kind.command());
        }
    }

    @Test
    void bridgesOwnMacAndNeighboursOfOtherInterfacesAreNotMissingFromTheTable() {
        String neighbours =
                "[{\"dst\":\"10.4.0.7\",\"dev\":\"br0\",\"lladdr\":\"0e:b1:f5:00:8d:f5\",\"state\":[\"STALE\"]},"
                        + "{\"dst\":\"10.4.0.8\",\"dev\":\"br0.4\",\"lladdr\":\"00:11:22:33:44:55\",\"state\":[\"STALE\"]},"
                        + "{\"dst\":\"192.0.2.1\",\"dev\":\"eth9\",\"lladdr\":\"00:11:22:33:44:99\",\"state\":[\"STALE\"]}]";

        ImportRun run = new Given()
                .text(DumpKind.NEIGH, "n.json", neighbours)
                .file(DumpKind.BRIDGE_FDB, "bridge-fdb.json")
                .run();

        assertThat(run.findings())
                .containsExactly("00:11:22:33:44:55 is the next hop of 1 neighbour but is not in the FDB");
    }
}
