package io.floodscope.ovn;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Section 2.1 of the specification: who does what since. */
class OvnReleasesTest {

    @ParameterizedTest(name = "OVN {0} is {1} with {2}")
    @CsvSource({
        "20.06.2, ovn-20.03, never",
        "22.03.2, ovn-22.03, never",
        "22.09.0, ovn-22.09, northd",
        "22.12.1, ovn-22.09, northd",
        "23.03.1, ovn-23.03, northd",
        "23.06.0, ovn-23.06, northd",
        "23.09.0, ovn-23.09, refreshed",
        "24.03.2, ovn-24.03, refreshed",
        "24.03.5, ovn-24.03.5, refreshed",
        "24.03.6, ovn-24.03.6, probed",
        "24.09.2, ovn-24.09.2, refreshed",
        "24.09.5, ovn-24.09.3, probed",
        "25.03.0, ovn-25.03, probed",
        "25.03.9, ovn-25.03.3, probed",
        "25.09.0, ovn-25.09, probed",
        "26.03.0, ovn-26.03.0, probed",
        "26.03.2, ovn-26.03, probed",
        "26.09.0, ovn-26.09, probed"
    })
    void versionsFindTheirRow(String version, String name, String controller) {
        OvnRelease release = OvnReleases.forVersion(version).orElseThrow();

        assertThat(release.name()).isEqualTo(name);
        assertThat(release.controller().key()).isEqualTo(controller);
    }

    @ParameterizedTest(name = "{0}: never-hit rule {1}, prober {2}, sender by subnet {3}, probe {4}")
    @CsvSource({
        "ovn-24.03.6, false, ALL, false, BROADCAST",
        "ovn-24.03.7, true, ALL, false, BROADCAST",
        "ovn-24.03.8, true, OWNER, false, BROADCAST",
        "ovn-24.03.9, true, OWNER, true, BROADCAST",
        "ovn-25.03, false, ALL, false, BROADCAST",
        "ovn-25.03.2, true, ALL, false, BROADCAST",
        "ovn-25.03.3, true, OWNER, false, BROADCAST",
        "ovn-26.03.0, true, OWNER, false, BROADCAST",
        "ovn-26.03, true, OWNER, true, BROADCAST",
        "ovn-unicast-probe, true, OWNER, true, UNICAST",
        "ovn-26.09, true, OWNER, true, UNICAST_FIRST"
    })
    void defectsOfTheProbingReleasesEndWhereTheTableSays(
            String name, boolean neverHit, String prober, boolean bySubnet, String probe) {
        SamplingRules rules = OvnReleases.named(name).orElseThrow().controller().sampling();

        assertThat(rules.neverHitRule()).isEqualTo(neverHit);
        assertThat(rules.prober().name()).isEqualTo(prober);
        assertThat(rules.senderBySubnet()).isEqualTo(bySubnet);
        assertThat(rules.probe().name()).isEqualTo(probe);
    }

    @Test
    void namesAreUniqueAndTextThatIsNoVersionFindsNothing() {
        assertThat(OvnReleases.ALL).extracting(OvnRelease::name).doesNotHaveDuplicates();
        assertThat(OvnReleases.forVersion("latest")).isEmpty();
        assertThat(OvnReleases.forVersion("17.03")).isEmpty();
    }

    @Test
    void everyControllerHasAKeyOfItsOwn() {
        assertThat(AgingController.class.getPermittedSubclasses()).hasSize(6);
    }
}
