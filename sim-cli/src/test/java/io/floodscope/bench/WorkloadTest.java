package io.floodscope.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.floodscope.cli.Main;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkloadTest {

    @ParameterizedTest
    @CsvSource({"2, 1000", "3, 50000", "1000, 400000", "100000, 300000"})
    void holdAgreesWithTheNaiveQueue(int n, long operations) {
        Result result = Workload.W1_HOLD.measure(n, operations);

        long fired = operations + operations / 10;
        assertThat(result.measurement().check()).isEqualTo(new NaiveWorkloads().hold(n, fired));
        assertThat(result.measurement().events()).isEqualTo(operations);
    }

    @ParameterizedTest
    @CsvSource({"2, 1000", "3, 50000", "1000, 400000", "100000, 300000"})
    void timersAgreeWithTheNaiveQueue(int n, long operations) {
        Result result = Workload.W1_TIMERS.measure(n, operations);

        long fired = (operations + operations / 10) / 10;
        assertThat(result.measurement().check()).isEqualTo(new NaiveWorkloads().timers(n, fired));
        assertThat(result.measurement().events()).isEqualTo(operations / 10);
    }

    @Test
    void printsOneLineWithTheDocumentedKeys() {
        StringWriter out = new StringWriter();

        int exit = bench(out, new StringWriter(), "w1-hold", "--n", "1000", "--ops", "10000");

        assertThat(exit).isZero();
        long check = new NaiveWorkloads().hold(1000, 11_000);
        assertThat(out.toString())
                .matches("RESULT workload=w1-hold n=1000 ops=10000 wall_s=\\d+\\.\\d{6} events=10000 "
                        + "ns_per_op=\\d+\\.\\d\\d rss_kb=(\\d+|unknown) check=" + Long.toUnsignedString(check)
                        + "\\R");
    }

    @ParameterizedTest
    @ValueSource(strings = {"w9", "w1-hold --n 1", "w1-hold --n x", "w1-timers --ops 5", ""})
    void badInputIsAUsageErrorAndRunsNothing(String arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();

        int exit = bench(out, err, arguments.isEmpty() ? new String[0] : arguments.split(" "));

        assertThat(exit).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).isNotEmpty();
    }

    private static int bench(StringWriter out, StringWriter err, String... arguments) {
        String[] line = Stream.concat(Stream.of("bench"), Stream.of(arguments)).toArray(String[]::new);
        return Main.execute(new PrintWriter(out), new PrintWriter(err), line);
    }
}
