package io.floodscope.cli;

import io.floodscope.scenario.reference.JsonSchema;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints the JSON Schemas of the files that people write. */
@Command(
        name = "schema",
        mixinStandardHelpOptions = true,
        description = "Prints the JSON Schema of scenario files, or of sweep files, for editors.")
final class SchemaCommand implements Callable<Integer> {

    /** Kinds of files. */
    enum Kind {
        scenario(JsonSchema::text),
        sweep(JsonSchema::sweep);

        private final Supplier<String> schema;

        Kind(Supplier<String> schema) {
            this.schema = schema;
        }
    }

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            defaultValue = "scenario",
            description = "Kind of file: ${COMPLETION-CANDIDATES} (default ${DEFAULT-VALUE}).")
    private Kind kind = Kind.scenario;

    @Mixin
    private ChatOptions chat = new ChatOptions();

    @Override
    public Integer call() {
        chat.out().print(kind.schema.get());
        chat.out().flush();
        return ExitCode.OK;
    }
}
