package io.floodscope.report.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.floodscope.report.SmallRuns;
import io.floodscope.report.view.RunFacts;
import io.floodscope.result.Topology;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TopologyPictureTest {

    @Test
    void nothingIsDrawnOfAResultThatDoesNotDescribeItsNetwork() {
        assertThat(picture(Topology.NONE).isEmpty()).isTrue();
    }

    @Test
    void twoHundredInstancesOnFiftyNodesFitOnAPage() {
        TopologyPicture picture = picture(cloud(50, 4, 0));

        assertThat(picture.boxes())
                .extracting(TopologyPicture.Box::title)
                .containsExactlyInAnyOrder("gw", "c1-br-bond \u2026", "c1-br-int \u2026", "c1-vm-*");
        assertThat(picture.boxes()).extracting(TopologyPicture.Box::detail).contains("50 bridges alike", "200 hosts");
        assertThat(Double.parseDouble(picture.width())).isLessThan(800);
        assertThat(picture.boxes().get(3).hover()).contains("c1-vm-1", "c1-vm-4", "c2-vm-1");
    }

    @Test
    void theNodeThatFloodsStandsApartFromThoseThatDoNot() {
        TopologyPicture picture = picture(cloud(50, 4, 7));

        assertThat(picture.boxes())
                .extracting(TopologyPicture.Box::title)
                .contains("c7-br-int", "c1-br-int \u2026", "c7-vm-*", "c1-vm-*");
        assertThat(picture.wires())
                .extracting(TopologyPicture.Wire::cssClass)
                .contains("wire-unwanted", "wire-quiet")
                .last()
                .isEqualTo("wire-unwanted");
        assertThat(picture.wires())
                .extracting(TopologyPicture.Wire::hover)
                .anyMatch(h -> h.endsWith("40 unwanted copies (4.0 kB) over 4 cables"));
    }

    @Test
    void twoHundredInstancesWithNamesOfTheirOwnShareABox() {
        List<Topology.Device> devices = new ArrayList<>(List.of(new Topology.Device("br", "bridge", "br")));
        List<Topology.Cable> cables = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            String name = "vm-" + (char) ('a' + i % 26) + (char) ('a' + i / 26);
            devices.add(new Topology.Device(name, "host", name));
            cables.add(cable("br", name, 0));
        }
        TopologyPicture picture = picture(new Topology(devices, cables));

        assertThat(picture.boxes()).hasSizeLessThan(12);
        assertThat(picture.boxes())
                .extracting(TopologyPicture.Box::title, TopologyPicture.Box::detail)
                .contains(org.assertj.core.groups.Tuple.tuple("others", "192 hosts"));
    }

    @Test
    void noTwoBoxesOverlapWhateverTheShape() {
        for (Topology topology : List.of(cloud(3, 5, 2), fabric(2, 6), fabric(4, 3), ring(5), pairOfHosts())) {
            List<TopologyPicture.Box> boxes = picture(topology).boxes();
            for (TopologyPicture.Box a : boxes) {
                for (TopologyPicture.Box b : boxes) {
                    assertThat(a == b || !overlap(a, b))
                            .as("%s and %s", a.title(), b.title())
                            .isTrue();
                }
            }
        }
    }

    @Test
    void everyDeviceIsInABoxAndEveryConnectionHasALine() {
        for (Topology topology : List.of(cloud(3, 5, 2), fabric(2, 3), ring(5), pairOfHosts())) {
            TopologyPicture picture = picture(topology);
            String hovers =
                    picture.boxes().stream().map(TopologyPicture.Box::hover).toList() + "";
            topology.devices().forEach(d -> assertThat(hovers).contains(d.name()));
            assertThat(picture.wires())
                    .hasSizeGreaterThanOrEqualTo(picture.boxes().size() - 1);
        }
        assertThat(picture(ring(5)).wires()).hasSize(5);
        assertThat(picture(fabric(2, 3)).wires()).hasSize(2 * 3);
    }

    @Test
    void theSameNetworkGivesTheSamePicture() {
        TopologyPicture one = picture(cloud(9, 3, 4));
        TopologyPicture two = picture(cloud(9, 3, 4));

        assertThat(one.boxes()).isEqualTo(two.boxes());
        assertThat(one.wires()).isEqualTo(two.wires());
    }

    private static boolean overlap(TopologyPicture.Box a, TopologyPicture.Box b) {
        return number(a.x()) < number(b.x()) + number(b.width())
                && number(b.x()) < number(a.x()) + number(a.width())
                && number(a.y()) < number(b.y()) + number(b.height())
                && number(b.y()) < number(a.y()) + number(a.height());
    }

    private static double number(String text) {
        return Double.parseDouble(text);
    }

    private static TopologyPicture picture(Topology topology) {
        return new TopologyPicture(new RunFacts(SmallRuns.withTopology(topology)));
    }

    /** A gateway, compute nodes with two bridges each, instances; one node may flood ten frames to each of its own. */
    private static Topology cloud(int nodes, int instances, int flooding) {
        List<Topology.Device> devices = new ArrayList<>(List.of(new Topology.Device("gw", "gateway", "gw")));
        List<Topology.Cable> cables = new ArrayList<>();
        for (int n = 1; n <= nodes; n++) {
            String node = "c" + n;
            devices.add(new Topology.Device(node + "-br-bond", "bridge", node));
            devices.add(new Topology.Device(node + "-br-int", "bridge", node));
            cables.add(cable("gw", node + "-br-bond", 0));
            cables.add(cable(node + "-br-bond", node + "-br-int", 0));
            for (int i = 1; i <= instances; i++) {
                String vm = node + "-vm-" + i;
                devices.add(new Topology.Device(vm, "host", vm));
                cables.add(cable(node + "-br-int", vm, n == flooding ? 10 : 0));
            }
        }
        return new Topology(devices, cables);
    }

    private static Topology fabric(int spines, int leaves) {
        List<Topology.Device> devices = new ArrayList<>();
        List<Topology.Cable> cables = new ArrayList<>();
        for (int s = 0; s < spines; s++) {
            devices.add(new Topology.Device("spine" + s, "spine", "spine" + s));
        }
        for (int l = 0; l < leaves; l++) {
            devices.add(new Topology.Device("leaf" + l, "gateway", "leaf" + l));
            for (int s = 0; s < spines; s++) {
                cables.add(cable("spine" + s, "leaf" + l, 0));
            }
        }
        return new Topology(devices, cables);
    }

    private static Topology ring(int bridges) {
        List<Topology.Device> devices = new ArrayList<>();
        List<Topology.Cable> cables = new ArrayList<>();
        for (int b = 0; b < bridges; b++) {
            devices.add(new Topology.Device("br" + b, "bridge", "br" + b));
            cables.add(cable("br" + b, "br" + (b + 1) % bridges, b));
        }
        return new Topology(devices, cables);
    }

    private static Topology pairOfHosts() {
        return new Topology(
                List.of(new Topology.Device("a", "host", "a"), new Topology.Device("b", "host", "b")),
                List.of(cable("a", "b", 0)));
    }

    private static Topology.Cable cable(String a, String b, int unwanted) {
        return new Topology.Cable(
                a + "--" + b,
                "cable",
                new Topology.End(a, b, unwanted, unwanted, 100L * unwanted),
                new Topology.End(b, a, 0, 0, 0),
                true);
    }
}
