package io.floodscope.cli;

import io.floodscope.report.AtomicFiles;
import io.floodscope.report.ReportWriteException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Manual pages. */
@Command(
        name = "man",
        mixinStandardHelpOptions = true,
        description = {
            "Prints the manual page of a command: floodscope man run | man -l -",
            "With --out writes the pages of all commands, as the build and packages do."
        })
final class ManCommand implements Callable<Integer> {

    @Parameters(arity = "0..1", paramLabel = "COMMAND", description = "The command; the program itself if left out.")
    private @Nullable String command;

    @Option(names = "--out", paramLabel = "DIR", description = "Folder for all pages, one file per command.")
    private @Nullable Path out;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws ReportWriteException {
        CommandSpec own = Objects.requireNonNull(spec);
        PrintWriter stdout = own.commandLine().getOut();
        if (out != null) {
            for (CommandSpec each : all(own.root())) {
                byte[] page = ManPage.of(each).getBytes(StandardCharsets.UTF_8);
                AtomicFiles.write(out.resolve(ManPage.fileName(each)), stream -> stream.write(page));
                for (String alias : each.aliases()) {
                    byte[] link = ManPage.link(each).getBytes(StandardCharsets.UTF_8);
                    AtomicFiles.write(out.resolve(ManPage.fileName(each, alias)), stream -> stream.write(link));
                }
            }
        } else {
            stdout.print(ManPage.of(named(own.root())));
        }
        stdout.flush();
        return ExitCode.OK;
    }

    private CommandSpec named(CommandSpec root) {
        if (command == null) {
            return root;
        }
        CommandLine line = root.subcommands().get(command);
        if (line == null) {
            throw new BadInputException("floodscope man: there is no command '" + command + "'; there are "
                    + String.join(", ", root.subcommands().keySet()));
        }
        return line.getCommandSpec();
    }

    private static List<CommandSpec> all(CommandSpec command) {
        List<CommandSpec> out = new ArrayList<>(List.of(command));
        command.subcommands().values().forEach(line -> out.addAll(all(line.getCommandSpec())));
        return out;
    }
}
