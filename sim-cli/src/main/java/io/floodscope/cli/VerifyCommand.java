package io.floodscope.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Whether the results of a sweep can be had again. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "Makes some of the runs of a finished sweep again and compares them with the table of its folder, after the inputs "
                    + "and the tables were compared with the digests of its manifest.",
            "Exit code 1 if a run or a table differs, 2 if the inputs are not those of the manifest."
        })
final class VerifyCommand implements Callable<Integer> {

    private static final int SHOWN_DIGITS = 12;

    @Parameters(paramLabel = "DIR", description = "The folder of the sweep's results.")
    private Path folder = Path.of("");

    @Option(
            names = "--sample",
            paramLabel = "N",
            defaultValue = "20",
            converter = WholeNumbers.FromOne.class,
            description = "How many runs, spread over the table; all if there are fewer (default ${DEFAULT-VALUE}).")
    private long sample;

    @Option(
            names = "--sweep",
            paramLabel = "FILE",
            description = "The sweep file; without it the one of that name in the working directory or beside DIR.")
    private @Nullable Path sweepFile;

    @Mixin
    private LimitOptions limits = new LimitOptions();

    @Mixin
    private ProfileOptions profiles = new ProfileOptions();

    @Mixin
    private ChatOptions chat = new ChatOptions();

    @Override
    public Integer call() throws IOException {
        SweepResults results = SweepResults.read("verify", folder);
        JsonNode manifest = results.manifest();
        refuseOtherProgram(manifest);
        LoadedSweep sweep = LoadedSweep.read(find(manifest), profiles.load());
        JsonNode inputs = manifest.path("inputs");
        refuseOtherInput(inputs.path("sweep"), sweep.file());
        refuseOtherInput(inputs.path("base"), sweep.base());
        String plan = inputs.path("plan_sha256").asString("");
        if (!SweepInputs.digest(sweep).equals(plan)
                || results.table().rows().size() != sweep.plan().size()) {
            throw new BadInputException("floodscope verify: the results were made from other inputs: a file that "
                    + sweep.base() + " includes, a profile, or the table itself has changed. Nothing was run.");
        }
        boolean intact = tablesAreIntact(manifest.path("outputs"));
        SweepVerification verification = SweepVerification.of(
                sweep.plan(),
                results.table(),
                (int) Math.min(sample, sweep.plan().size()),
                run -> sweep.row(run, limits.limits(chat.interruption())));
        if (!chat.quiet) {
            chat.out()
                    .println(verification.line() + " (manifest: tool "
                            + manifest.path("program").asString("") + ", inputs sha256 "
                            + plan.substring(0, Math.min(SHOWN_DIGITS, plan.length())) + ")");
            chat.out().flush();
        }
        return intact && verification.differing().isEmpty() ? ExitCode.OK : ExitCode.FAILED;
    }

    private static void refuseOtherProgram(JsonNode manifest) {
        String made = manifest.path("program").asString("");
        if (!made.equals(VersionCommand.program())) {
            throw new BadInputException("floodscope verify: the results were made by version " + made + ", this is "
                    + VersionCommand.program() + ". Nothing was run.");
        }
    }

    /** Where the sweep file is: a folder of results does not say, for results do not depend on it. */
    private Path find(JsonNode manifest) {
        if (sweepFile != null) {
            return sweepFile;
        }
        String name = manifest.path("inputs").path("sweep").path("name").asString("");
        Path here = folder.toAbsolutePath().normalize();
        Set<Path> places = new LinkedHashSet<>();
        places.add(Path.of(name));
        if (here.getParent() != null) {
            places.add(here.getParent().resolve(name));
        }
        return places.stream()
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(() -> new BadInputException("floodscope verify: there is no " + name
                        + " in the working directory or beside " + folder + "; name the sweep file with --sweep"));
    }

    private static void refuseOtherInput(JsonNode recorded, Path file) throws IOException {
        if (!SweepInputs.hex(Files.readAllBytes(file))
                .equals(recorded.path("sha256").asString(""))) {
            throw new BadInputException(file
                    + ":1:1: error: this is not the file that the results were made from: its SHA-256 is not that of "
                    + "the manifest. Nothing was run.");
        }
    }

    private boolean tablesAreIntact(JsonNode outputs) throws IOException {
        boolean intact = true;
        for (String name : outputs.propertyNames()) {
            Path table = folder.resolve(name);
            boolean same = Files.isRegularFile(table)
                    && SweepInputs.hex(Files.readAllBytes(table))
                            .equals(outputs.path(name).asString(""));
            if (!same) {
                intact = false;
                chat.err()
                        .println(table + ": not as the manifest has it: it is missing, or was changed after the sweep");
            }
        }
        chat.err().flush();
        return intact;
    }
}
