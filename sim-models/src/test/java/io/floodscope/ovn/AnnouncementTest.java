package io.floodscope.ovn;

import static org.assertj.core.api.Assertions.assertThat;

import io.floodscope.rules.Covers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Gratuitous ARP of claimed gateway ports, as OVN 23.03.1, 25.03.0 and 26.03.1 were seen to send it. */
class AnnouncementTest {

    @ParameterizedTest(name = "{0}: gaps {1}, {2}, {3} and {4} s")
    @CsvSource({"ovn-23.03, 2, 4, 8, 16", "ovn-23.09, 1, 2, 4, 8", "ovn-25.03, 1, 2, 4, 8", "ovn-26.03, 1, 2, 4, 8"})
    @Covers("ovn.announcement-backoff")
    void aClaimedPortAnnouncesItselfFiveTimes(String release, double gap1, double gap2, double gap3, double gap4) {
        OvnLab lab = OvnLab.of(release);
        List<Double> offsets = List.of(0.0, gap1, gap1 + gap2, gap1 + gap2 + gap3, gap1 + gap2 + gap3 + gap4);
        lab.at(10, () -> lab.port.bindTo(lab.ch1, true));
        lab.runUntil(200);
        assertThat(lab.announcements)
                .containsExactlyElementsOf(offsets.stream().map(t -> 10 + t).toList());

        lab.at(300, () -> lab.ch1.controller().stop());
        lab.at(301, () -> lab.ch1.controller().start());
        lab.runUntil(400);
        assertThat(lab.announcements.subList(5, 10))
                .as("again 1.1 s after the controller's start")
                .containsExactlyElementsOf(offsets.stream().map(t -> 302.1 + t).toList());
    }

    @Test
    void withAMaximumBackOffAnnouncementsNeverStop() {
        OvnConfig config = new OvnConfig(OvnReleases.named("ovn-26.03").orElseThrow(), OvnLatencies.MEASURED, 0, 0, 8);
        OvnLab lab = new OvnLab(config, 1);
        lab.at(0, () -> lab.port.bindTo(lab.ch1, true));

        lab.runUntil(100);

        assertThat(lab.announcements).startsWith(0.0, 1.0, 3.0, 7.0, 15.0, 23.0).endsWith(95.0);
    }
}
