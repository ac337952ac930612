package io.floodscope.cli;

import io.floodscope.imports.DumpKind;
import io.floodscope.imports.Ignored;
import io.floodscope.imports.ImportRun;
import io.floodscope.imports.Load;
import io.floodscope.imports.ScenarioWriter;
import io.floodscope.report.AtomicFiles;
import io.floodscope.report.ReportWriteException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Turns the output of a machine's own tools into a scenario. Reads files only; asks no machine. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = {
            "Writes a scenario from the output of ip, bridge, sysctl, ovs-vsctl, ovs-appctl, ovn-sbctl and ovn-nbctl.",
            "Guesses are marked '# guess'; whatever was not understood is listed with its line."
        })
final class ImportCommand implements Callable<Integer> {

    @Mixin
    private DumpOptions dumps = new DumpOptions();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where the scenario goes; without it to stdout.")
    private @Nullable Path output;

    @Option(names = "--bridge", paramLabel = "NAME", description = "The bridge of MAC tables that do not name theirs.")
    private @Nullable String bridge;

    @Option(
            names = "--load",
            paramLabel = "RATE",
            converter = LoadOption.Rate.class,
            description = "What all containers send together, such as 20Mbit/s; a guess without it.")
    private @Nullable Long loadBitsPerSecond;

    @Option(
            names = "--frame-size",
            paramLabel = "SIZE",
            converter = LoadOption.Size.class,
            defaultValue = "1500B",
            description = "Length of their frames with the Ethernet header (default ${DEFAULT-VALUE}); with --load.")
    private int frameBytes = 1500;

    @Option(names = "--strict", description = "Refuses dumps in which anything is not understood.")
    private boolean strict;

    @Option(
            names = "--anonymize",
            description = "Replaces all MAC and IP addresses, the same address by the same one everywhere.")
    private boolean anonymize;

    @Mixin
    private ChatOptions chat = new ChatOptions();

    @Override
    public Integer call() throws ReportWriteException {
        Map<DumpKind, List<Path>> files = dumps.files();
        if (files.isEmpty()) {
            throw new BadInputException(
                    "floodscope: nothing to import; name at least one file, such as --neigh FILE or "
                            + "--fdb FILE (see 'floodscope import --help')");
        }
        ImportRun run = ImportRun.read(files, strict, anonymize);
        PrintWriter out = chat.out();
        PrintWriter err = chat.err();
        refuseIfWrong(run);
        Path target = output;
        PrintWriter talk = target == null ? err : out;
        ScenarioWriter.Written written = run.scenario(name(target), bridge, load());
        if (target == null) {
            out.print(written.yaml());
            out.flush();
        } else {
            byte[] bytes = written.yaml().getBytes(StandardCharsets.UTF_8);
            AtomicFiles.write(target, stream -> stream.write(bytes));
        }
        if (!chat.quiet) {
            tell(run, written, talk, target);
        }
        return ExitCode.OK;
    }

    private @Nullable Load load() {
        return loadBitsPerSecond == null ? null : new Load(loadBitsPerSecond, frameBytes);
    }

    static void refuseIfWrong(ImportRun run) {
        if (run.log().problems().hasErrors()) {
            throw new BadInputException(run.log().problems().render()
                    + ScenarioInput.counts(
                            run.log().problems().errors(), run.log().problems().warnings())
                    + ". Nothing was written.");
        }
    }

    private void tell(ImportRun run, ScenarioWriter.Written written, PrintWriter talk, @Nullable Path target) {
        run.log().readings().forEach(line -> talk.println("read     " + line));
        for (Ignored each : run.log().ignored()) {
            talk.println("ignored  " + each.render().replaceFirst(": ignored: ", ": "));
        }
        run.findings().forEach(line -> talk.println("finding  " + line));
        written.guesses().forEach(line -> talk.println("guess    " + line));
        talk.println("wrote    " + (target == null ? "" : target + ": ") + written.summary());
        talk.flush();
    }

    /** A scenario's name made from the file's. */
    private static String name(@Nullable Path target) {
        return ScenarioNames.of(target == null ? "" : String.valueOf(target.getFileName()), "imported");
    }
}
