package io.floodscope.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import io.floodscope.traffic.DeliveryLog.Outage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SendTimesTest {

    /** Slots at 10, 20, 30, ...; a letter per slot: s sent, r at rest. */
    private static SendTimes times(String slots) {
        SendTimes times = new SendTimes(FlowSchedule.every(10, 10));
        slots.chars().forEach(c -> {
            if (c == 's') {
                times.send();
            } else {
                times.rest();
            }
        });
        return times;
    }

    @Test
    void packetsAreNumberedWithoutGapsAndKeepTheTimesOfTheirSlots() {
        SendTimes times = times("ssrrsrs");

        List<Long> when = new ArrayList<>();
        for (long i = 0; i < times.sent(); i++) {
            when.add(times.timeOf(i));
        }
        assertThat(when).containsExactly(10L, 20L, 50L, 70L);
        assertThat(times.nextNanos()).isEqualTo(80);
    }

    @Test
    void aScheduleEndsByItsSlotsWhetherSentOrNot() {
        SendTimes times = new SendTimes(FlowSchedule.every(10, 10).times(3));
        times.send();
        times.rest();

        assertThat(times.hasNext()).isTrue();
        times.rest();
        assertThat(times.hasNext()).isFalse();
    }

    @Test
    void anOutageEndsWhereItsSenderRests() {
        SendTimes times = times("sssrrrsss");
        DeliveryLog log = new DeliveryLog(times);
        log.deliver(1);
        log.deliver(6);

        assertThat(log.outages(times.sent(), 100))
                .containsExactly(new Outage(20, 40, 2, false), new Outage(70, 90, 2, false));
    }

    @Test
    void lossRightBeforeTheRestThatGoesOnIsNotOpen() {
        SendTimes times = times("sssrr");
        DeliveryLog log = new DeliveryLog(times);
        log.deliver(1);

        assertThat(log.outages(times.sent(), 100)).containsExactly(new Outage(20, 40, 2, false));
    }

    @Test
    void whatIsDeliveredOnBothSidesOfARestIsNoOutage() {
        SendTimes times = times("ssrrss");
        DeliveryLog log = new DeliveryLog(times);
        for (long number = 1; number <= 4; number++) {
            log.deliver(number);
        }

        assertThat(log.outages(times.sent(), 100)).isEmpty();
    }
}
