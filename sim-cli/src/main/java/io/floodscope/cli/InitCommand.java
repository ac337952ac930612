package io.floodscope.cli;

import io.floodscope.report.AtomicFiles;
import io.floodscope.report.ReportWriteException;
import io.floodscope.scenario.reference.JsonSchema;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a scenario to start from, with the schema that editors complete and check it by. */
@Command(
        name = "init",
        mixinStandardHelpOptions = true,
        description = {
            "Writes a commented scenario that runs as it is, and the JSON Schema beside it for editors.",
            "A file that is there already is never overwritten."
        })
final class InitCommand implements Callable<Integer> {

    private static final String SUFFIX = ".flood.yaml";
    private static final String SCHEMA_FILE = "floodscope.schema.json";

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            defaultValue = "scenario" + SUFFIX,
            description = "The scenario, named *.flood.yaml (default ${DEFAULT-VALUE}).")
    private Path file = Path.of("scenario" + SUFFIX);

    @Option(
            names = "--schema",
            paramLabel = "URL",
            description = "Refers editors to this schema instead of writing one beside the scenario.")
    private @Nullable String schema;

    @Mixin
    private ChatOptions chat = new ChatOptions();

    @Override
    public Integer call() throws IOException {
        String fileName = String.valueOf(file.getFileName());
        if (!fileName.endsWith(SUFFIX)) {
            throw new BadInputException(
                    "floodscope init: scenarios are named *" + SUFFIX + ", so that 'test' finds them;"
                            + " did you mean '" + fileName.replaceFirst("(\\.flood)?\\.ya?ml$", "") + SUFFIX + "'?");
        }
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new BadInputException("floodscope init: " + file + " is there already. Nothing was written.");
        }
        PrintWriter out = chat.out();
        String reference = schema;
        if (reference == null) {
            writeSchema(file.resolveSibling(SCHEMA_FILE), chat.quiet ? new PrintWriter(Writer.nullWriter()) : out);
            reference = SCHEMA_FILE;
        }
        write(file, starter(fileName, reference));
        if (!chat.quiet) {
            out.println("wrote " + file + ": try 'floodscope run " + file + "'");
        }
        out.flush();
        return ExitCode.OK;
    }

    /** A schema of this version is written once; another one may be in use by other scenarios of the folder and stays. */
    private static void writeSchema(Path target, PrintWriter out) throws IOException {
        if (!Files.exists(target)) {
            write(target, JsonSchema.text());
            out.println("wrote " + target);
        } else if (!Files.isRegularFile(target) || !Files.readString(target).equals(JsonSchema.text())) {
            out.println(
                    "kept  " + target + ", which is not of this version; 'floodscope schema' prints the one that is");
        }
    }

    private static void write(Path target, String text) throws ReportWriteException {
        AtomicFiles.write(target, stream -> stream.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String starter(String fileName, String schema) throws IOException {
        try (InputStream in = Objects.requireNonNull(
                InitCommand.class.getResourceAsStream("starter" + SUFFIX), "the starter is part of the program")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("@schema@", schema)
                    .replace("@file@", fileName)
                    .replace("@name@", ScenarioNames.of(fileName, "scenario"));
        }
    }
}
