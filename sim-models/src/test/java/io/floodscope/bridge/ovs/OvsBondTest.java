package io.floodscope.bridge.ovs;

import static org.assertj.core.api.Assertions.assertThat;

import io.floodscope.bridge.Station;
import io.floodscope.bridge.core.PortVlans;
import io.floodscope.net.addr.MacAddress;
import io.floodscope.net.frame.EtherType;
import io.floodscope.net.frame.Frame;
import io.floodscope.rules.Covers;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Admission and failover of bonds. */
class OvsBondTest {

    private OvsLab lab = new OvsLab();
    private OvsBridge bridge = lab.bridge("br-int", OvsBridgeParams.DEFAULTS);

    private Station access(String name) {
        return lab.station(bridge, name, PortVlans.access(4));
    }

    @Test
    @Covers("ovs.bond-teaches-outside")
    void bondThatFailsOverTeachesTheOutsideTheNewWay() {
        Station a = access("a");
        OvsPort bond = bridge.addBond("bond0", BondMode.ACTIVE_BACKUP, List.of("u1", "u2"), PortVlans.trunk());
        Station u1 = lab.wire(bond.ports().get(0), "u1");
        Station u2 = lab.wire(bond.ports().get(1), "u2");
        lab.at("1s", a, OvsLab.raw(MacAddress.BROADCAST, a.mac()));
        lab.run("2s");
        assertThat(u2.arrivals()).isEmpty();

        lab.network.links().stream()
                .filter(l -> l.a() == u1.port())
                .findFirst()
                .orElseThrow()
                .setUp(false);
        lab.run("3s");

        assertThat(u2.arrivals()).singleElement().satisfies(r -> {
            assertThat(r.frame().src()).isEqualTo(a.mac());
            assertThat(r.frame().vlan()).isEqualTo(4);
            assertThat(r.frame().etherType()).isEqualTo(EtherType.RARP);
        });
    }

    @Test
    @Covers("ovs.bond-admission")
    void activeBackupBondTakesFramesOnTheActiveMemberOnly() {
        Station a = access("a");
        OvsPort bond = bridge.addBond("bond0", BondMode.ACTIVE_BACKUP, List.of("u1", "u2"), PortVlans.trunk());
        Station u1 = lab.wire(bond.ports().get(0), "u1");
        Station u2 = lab.wire(bond.ports().get(1), "u2");
        lab.at("1s", u2, Frame.tagged(a.mac(), u2.mac(), 4, OvsLab.raw(1, 1).payload()));
        lab.run("2s");
        assertThat(a.arrivals()).isEmpty();

        lab.network.links().stream()
                .filter(l -> l.a() == u1.port())
                .findFirst()
                .orElseThrow()
                .setUp(false);
        lab.at("3s", u2, Frame.tagged(a.mac(), u2.mac(), 4, OvsLab.raw(1, 1).payload()));
        lab.run("4s");

        assertThat(a.arrivals()).hasSize(1);
    }

    @Test
    @Covers({"ovs.bond-admission", "ovs.announcement-lock"})
    void slbBondDropsReflectedFrames() {
        Station a = access("a");
        Station b = access("b");
        OvsPort bond = bridge.addBond("bond0", BondMode.BALANCE_SLB, List.of("u1", "u2"), PortVlans.trunk());
        Station u1 = lab.wire(bond.ports().get(0), "u1");
        lab.at("1s", a, OvsLab.raw(MacAddress.BROADCAST, a.mac()));
        lab.at("2s", u1, Frame.tagged(b.mac(), a.mac(), 4, OvsLab.raw(1, 1).payload()));
        lab.run("3s");

        assertThat(b.arrivals()).hasSize(1);
        assertThat(bridge.portNumbered(bridge.fdbEntry(4, a.mac()).port()).name())
                .isEqualTo("a");
        assertThat(counter("br-int/bond0/drop-bond-admission")).isEqualTo(1);
    }

    private long counter(String name) {
        return lab.simulation.probes().counter(name).value();
    }
}
