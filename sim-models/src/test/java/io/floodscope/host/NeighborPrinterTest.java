package io.floodscope.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.floodscope.host.neigh.NeighborAdmin;
import io.floodscope.host.neigh.NeighborPrinter;
import io.floodscope.host.neigh.NeighborState;
import org.junit.jupiter.api.Test;

/** The text and JSON of iproute2 6.1. */
class NeighborPrinterTest {

    @Test
    void printsStatesAgesInWholeSecondsAndTheLastProbeCount() {
        Lab lab = new Lab().datagramAt(0);
        lab.peer.alive = true;
        lab.at(10, () -> lab.peer.alive = false).at(11, () -> lab.datagram(Lab.PEER4.plus(1)));
        lab.at(
                        12,
                        () -> NeighborAdmin.put(
                                lab.neighbors(false),
                                NeighborAdmin.Verb.ADD,
                                Lab.PEER4.plus(2),
                                Lab.OTHER_MAC,
                                NeighborState.PERMANENT,
                                true,
                                false))
                .run(20.5);

        assertThat(NeighborPrinter.text(lab.host.neighborDevices())).isEqualTo("""
                        10.9.0.2 dev eth0 lladdr 02:00:00:00:0b:01 ref 1 used 20/20/20 probes 4 REACHABLE
                        10.9.0.3 dev eth0  used 9/69/6 probes 6 FAILED
                        10.9.0.4 dev eth0 lladdr 02:00:00:00:0b:02 used 8/8/8 probes 0 router PERMANENT
                        """);
        assertThat(NeighborPrinter.json(lab.host.neighborDevices()))
                .isEqualTo("[{\"dst\":\"10.9.0.2\",\"dev\":\"eth0\",\"lladdr\":\"02:00:00:00:0b:01\",\"refcnt\":1,"
                        + "\"used\":20,\"confirmed\":20,\"updated\":20,\"probes\":4,\"state\":[\"REACHABLE\"]},"
                        + "{\"dst\":\"10.9.0.3\",\"dev\":\"eth0\",\"used\":9,\"confirmed\":69,\"updated\":6,"
                        + "\"probes\":6,\"state\":[\"FAILED\"]},"
                        + "{\"dst\":\"10.9.0.4\",\"dev\":\"eth0\",\"lladdr\":\"02:00:00:00:0b:02\",\"used\":8,"
                        + "\"confirmed\":8,\"updated\":8,\"probes\":0,\"router\":null,\"state\":[\"PERMANENT\"]}]");
    }
}
