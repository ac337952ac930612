package io.floodscope.cli;

import io.floodscope.imports.DumpKind;
import io.floodscope.imports.Ignored;
import io.floodscope.imports.ImportRun;
import io.floodscope.lint.DumpFacts;
import io.floodscope.lint.Level;
import io.floodscope.lint.Lint;
import io.floodscope.lint.LintFacts;
import io.floodscope.lint.LintFinding;
import io.floodscope.lint.OvnRelease;
import io.floodscope.lint.Sarif;
import io.floodscope.lint.ScenarioFacts;
import io.floodscope.report.AtomicFiles;
import io.floodscope.report.ReportWriteException;
import io.floodscope.scenario.load.LoadedScenario;
import io.floodscope.scenario.load.Problems;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Looks for timer inversions and values that are not what they seem, without simulating. */
@Command(
        name = "lint",
        mixinStandardHelpOptions = true,
        description = {
            "Reports timer inversions and effective values that differ from configured ones, without a simulation,",
            "in scenarios and in the output of a machine's own tools. Exit code 1 if there are findings at error level."
        })
final class LintCommand implements Callable<Integer> {

    @Parameters(arity = "0..*", paramLabel = "FILE", description = "Scenario files.")
    private List<Path> files = new ArrayList<>();

    @Mixin
    private SettingOptions settings = new SettingOptions();

    @Mixin
    private DumpOptions dumps = new DumpOptions();

    @Option(names = "--strict", description = "Refuses dumps in which anything is not understood.")
    private boolean strict;

    @Option(
            names = "--ovn-version",
            paramLabel = "VERSION",
            description = "Release of OVN, such as 24.03.6: how it samples decides whether entries in use are lost.")
    private @Nullable String ovnVersion;

    @Option(names = "--sarif", paramLabel = "FILE|-", description = "Findings as SARIF 2.1.0; - prints them only.")
    private @Nullable Path sarif;

    @Mixin
    private ChatOptions chat = new ChatOptions();

    @Override
    public Integer call() throws ReportWriteException {
        PrintWriter out = chat.out();
        PrintWriter err = chat.err();
        WritablePlaces.file(sarif);
        Map<DumpKind, List<Path>> dumpFiles = dumps.files();
        if (files.isEmpty() && dumpFiles.isEmpty()) {
            throw new BadInputException(
                    "floodscope: nothing to look at; name scenario files, or dumps such as --neigh FILE "
                            + "(see 'floodscope lint --help')");
        }
        List<LintFacts> facts = scenarios(err);
        if (!dumpFiles.isEmpty()) {
            facts.add(readDumps(dumpFiles, err));
        }
        List<LintFinding> findings = Lint.check(facts);
        boolean sarifOnly = sarif != null && sarif.toString().equals("-");
        if (sarif != null) {
            String text = Sarif.of(findings, VersionCommand.program());
            if (sarifOnly) {
                out.print(text);
            } else {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                AtomicFiles.write(sarif, stream -> stream.write(bytes));
            }
        }
        if (!sarifOnly) {
            findings.forEach(finding -> out.println(finding.render()));
            if (!chat.quiet) {
                out.println(count(findings, Level.ERROR, "error") + ", " + count(findings, Level.WARNING, "warning")
                        + ", " + count(findings, Level.NOTE, "note") + ". Nothing was run.");
            }
        }
        out.flush();
        return Lint.fails(findings) ? ExitCode.FAILED : ExitCode.OK;
    }

    private static String count(List<LintFinding> findings, Level level, String word) {
        long n = findings.stream().filter(f -> f.rule().level() == level).count();
        return n + " " + word + (n == 1 ? "" : "s");
    }

    /** All scenario files, or a refusal that names the problems of all of them. */
    private List<LintFacts> scenarios(PrintWriter err) {
        List<LintFacts> out = new ArrayList<>();
        StringBuilder problems = new StringBuilder();
        long errors = 0;
        long warnings = 0;
        for (ChosenScenario scenario : settings.choose(files)) {
            ScenarioInput input = scenario.read();
            LoadedScenario loaded = input.loaded();
            Problems found = input.problems();
            if (loaded != null && !found.hasErrors()) {
                out.add(ScenarioFacts.of(loaded.scenario(), scenario.profiles(), found));
            }
            problems.append(found.render());
            errors += found.errors();
            warnings += found.warnings();
        }
        if (errors > 0) {
            throw new BadInputException(problems + ScenarioInput.counts(errors, warnings) + ". Nothing was checked.");
        }
        err.print(problems);
        err.flush();
        return out;
    }

    private LintFacts readDumps(Map<DumpKind, List<Path>> dumpFiles, PrintWriter err) {
        OvnRelease release = null;
        if (ovnVersion != null) {
            Optional<OvnRelease> known = OvnRelease.of(ovnVersion);
            if (known.isEmpty()) {
                throw new BadInputException(
                        "floodscope: --ovn-version: expected a release such as 24.03.6, found '" + ovnVersion + "'");
            }
            release = known.get();
        }
        ImportRun run = ImportRun.read(dumpFiles, strict, false);
        ImportCommand.refuseIfWrong(run);
        if (!chat.quiet) {
            for (Ignored each : run.log().ignored()) {
                err.println(each.render());
            }
            err.flush();
        }
        return DumpFacts.of(run.dumps(), release);
    }
}
