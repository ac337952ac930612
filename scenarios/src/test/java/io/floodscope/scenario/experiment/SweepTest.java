package io.floodscope.scenario.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floodscope.random.RandomStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepTest {

    private static final SweepPlan PLAN = new SweepPlan(
            List.of(new Axis("aging", List.of("60s", "300s", "1800s")), new Axis("refresh", List.of("30s", "1125s"))),
            1,
            5,
            List.of("flooded_seconds"));

    @TempDir
    private Path folder;

    private static RunRow row(PlannedRun run) {
        return new RunRow(run.id(), "pass", 1_000L + run.id(), List.of(run.values() + "/" + run.seed()));
    }

    @Test
    void thePlanIsTheWholeGridWithEverySeedOnce() {
        Set<String> points = IntStream.range(0, PLAN.size())
                .mapToObj(id -> PLAN.run(id).values() + "#" + PLAN.run(id).seed())
                .collect(Collectors.toSet());

        assertThat(PLAN.size()).isEqualTo(30);
        assertThat(points).hasSize(30).contains("[60s, 30s]#1", "[1800s, 1125s]#5");
        assertThat(PLAN.run(7)).isEqualTo(new PlannedRun(7, List.of("60s", "1125s"), 3));
        assertThatThrownBy(() -> new SweepPlan(List.of(), 1, 20_000_000, List.of()))
                .hasMessageContaining("at most 10000000 runs");
    }

    @Test
    void theRowsDoNotDependOnTheNumberOfThreads() throws Exception {
        List<RunRow> alone = complete("alone", 1);

        assertThat(complete("four", 4)).isEqualTo(alone).hasSize(30);
    }

    @Test
    void whateverIsCutOffAtTheEndTheJournalGoesOnWithoutLossOrDoubling() throws Exception {
        List<RunRow> undisturbed = complete("whole", 2);
        byte[] bytes = Files.readAllBytes(folder.resolve("whole"));
        RandomStream random = new RandomStream(1);
        for (int trial = 0; trial < 60; trial++) {
            Path cut = folder.resolve("cut-" + trial);
            int keep = (int) random.nextLong(bytes.length + 1);
            Files.write(cut, Arrays.copyOf(bytes, keep));
            Set<Integer> ranNow = ConcurrentHashMap.newKeySet();
            int before;
            try (SweepJournal journal = SweepJournal.open(cut, "plan-1")) {
                before = journal.size();
                SweepRunner.complete(
                        PLAN,
                        journal,
                        2,
                        run -> {
                            assertThat(ranNow.add(run.id())).isTrue();
                            return row(run);
                        },
                        (done, total) -> {},
                        () -> false);
                assertThat(journal.rows()).isEqualTo(undisturbed);
            }
            assertThat(ranNow).hasSize(30 - before);
        }
    }

    @Test
    void aJournalOfAnotherPlanIsRefusedAndLeftAlone() throws Exception {
        complete("mine", 1);
        byte[] before = Files.readAllBytes(folder.resolve("mine"));

        assertThatThrownBy(() -> SweepJournal.open(folder.resolve("mine"), "plan-2"))
                .isInstanceOf(SweepJournal.PlanMismatchException.class);
        assertThat(Files.readAllBytes(folder.resolve("mine"))).isEqualTo(before);
    }

    @Test
    void anInterruptedSweepKeepsWhatIsDone() throws Exception {
        try (SweepJournal journal = SweepJournal.open(folder.resolve("stopped"), "plan-1")) {
            boolean complete = SweepRunner.complete(
                    PLAN, journal, 1, SweepTest::row, (done, total) -> {}, () -> journal.size() >= 4);

            assertThat(complete).isFalse();
            assertThat(journal.size()).isEqualTo(4);
        }
        assertThat(complete("stopped", 1)).hasSize(30);
    }

    @Test
    void aFailingRunEndsTheSweepWithItsReason() throws IOException {
        try (SweepJournal journal = SweepJournal.open(folder.resolve("failing"), "plan-1")) {
            assertThatThrownBy(() -> SweepRunner.complete(
                            PLAN,
                            journal,
                            2,
                            run -> {
                                throw new IllegalArgumentException("no such path");
                            },
                            (done, total) -> {},
                            () -> false))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("no such path");
        }
    }

    private List<RunRow> complete(String file, int jobs) throws IOException, InterruptedException {
        try (SweepJournal journal = SweepJournal.open(folder.resolve(file), "plan-1")) {
            assertThat(SweepRunner.complete(PLAN, journal, jobs, SweepTest::row, (done, total) -> {}, () -> false))
                    .isTrue();
            return journal.rows();
        }
    }
}
