package io.floodscope.ovn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import io.floodscope.net.addr.Vlan;
import io.floodscope.rules.Covers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Section 2.6 of the specification: FDB rows of logical switches. */
class FdbAgingTest {

    private final List<Double> inserted = new ArrayList<>();
    private final List<Double> refreshed = new ArrayList<>();
    private final List<Double> deleted = new ArrayList<>();

    private OvnLab lab(String release, long seconds) {
        OvnLab lab = OvnLab.of(release);
        lab.ext.setLocalnet("physnet", Vlan.UNTAGGED, true);
        lab.ovn.observe(new OvnObserver() {
            @Override
            public void fdbInserted(FdbEntry row) {
                inserted.add(lab.now());
            }

            @Override
            public void fdbRefreshed(FdbEntry row) {
                refreshed.add(lab.now());
            }

            @Override
            public void fdbDeleted(FdbEntry row) {
                deleted.add(lab.now());
            }
        });
        lab.ext.setFdbAgeSeconds(seconds);
        return lab;
    }

    @Test
    void before2309TheThresholdIsIgnoredAndRowsStay() {
        OvnLab lab = lab("ovn-23.03", 5);
        lab.pingAt(0, OvnLab.E1, 1);

        lab.runUntil(1_000);

        assertThat(inserted).hasSize(1);
        assertThat(deleted).isEmpty();
    }

    @Test
    @Covers("ovn.fdb-ages")
    void oneFrameIsDeletedAtT() {
        OvnLab lab = lab("ovn-26.03", 8);
        lab.pingAt(1, OvnLab.E1, 1);

        lab.runUntil(25);

        assertThat(refreshed).isEmpty();
        assertThat(deleted.get(0)).isCloseTo(inserted.get(0) + 8, offset(0.03));
    }

    @Test
    void framesForTwentySecondsAreRefreshedEverySampleAndDeletedTwiceTAfterTheLast() {
        OvnLab lab = lab("ovn-26.03", 8);
        lab.pings(0, 0.5, 20, OvnLab.E1);

        lab.runUntil(60);

        assertThat(refreshed.get(1) - refreshed.get(0)).isCloseTo(1.5, offset(0.001));
        assertThat(deleted).singleElement().satisfies(t -> assertThat(t).isCloseTo(19.5 + 16, offset(1.6)));
    }

    @Test
    void theSmallerThresholdOfRouterAndSwitchSetsThePeriod() {
        OvnLab lab = lab("ovn-26.03", 8);
        lab.lr0.setThresholds(AgeThresholds.ofSeconds(160));

        lab.runUntil(15.1);

        assertThat(lab.ch1.controller().sampler().samples()).isEqualTo(10);
    }
}
