package io.floodscope.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.floodscope.report.Flagship;
import io.floodscope.report.SmallRuns;
import io.floodscope.report.view.RunFacts;
import io.floodscope.result.Cause;
import io.floodscope.result.Outage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CauseCardTest {

    private static final long S = 1_000_000_000L;

    @Test
    void whatHappenedToManyForOneCauseIsToldOnce() {
        List<Outage> outages = new ArrayList<>();
        for (int i = 1; i <= 77; i++) {
            outages.add(lost("peer-" + i, i, List.of("hosts.node.neigh.gc-thresh3: 1024")));
        }
        outages.add(lost("peer-78", 78, List.of("another setting")));

        List<CauseCard> cards = CauseCard.of(new RunFacts(SmallRuns.losing(outages)));

        assertThat(cards)
                .extracting(CauseCard::what)
                .containsExactly("Loss from node to peer-1 and 76 others", "Loss from node to peer-78");
        assertThat(cards.get(0).extent()).isEqualTo("77 outages, 154 frames lost, the first from 1 s");
        assertThat(cards.get(0).text()).isEqualTo("no room for peer-1");
        assertThat(CauseCard.countOf(new RunFacts(SmallRuns.losing(outages)))).isEqualTo(2);
    }

    @Test
    void floodsOfDifferentBridgesHaveCardsOfTheirOwn() {
        assertThat(CauseCard.of(new RunFacts(Flagship.asItWas())))
                .extracting(CauseCard::what)
                .containsExactly(
                        "Flooding on br-int VLAN 4 to 00:11:22:33:44:55",
                        "Flooding on br-bond VLAN 4 to 00:11:22:33:44:55");
    }

    private static Outage lost(String to, int second, List<String> setBy) {
        Cause cause = new Cause("M.neighbour-table-full", "no room for " + to, List.of(), "", setBy, List.of());
        return new Outage("node", to, second * S, (second + 1) * S, 2, cause);
    }
}
