package io.floodscope.cli;

import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Completion for shells. */
@Command(
        name = "completion",
        mixinStandardHelpOptions = true,
        description = {
            "Prints a completion script: source <(floodscope completion bash).",
            "zsh takes the same one; in fish: floodscope completion fish | source."
        })
final class CompletionCommand implements Callable<Integer> {

    /** Shells for which a script can be made. */
    enum Shell {
        BASH,
        ZSH,
        FISH
    }

    @Parameters(
            paramLabel = "bash|zsh|fish",
            defaultValue = "bash",
            description = "The shell (default ${DEFAULT-VALUE}).")
    private Shell shell = Shell.BASH;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        CommandSpec own = Objects.requireNonNull(spec);
        PrintWriter out = own.commandLine().getOut();
        if (shell == Shell.ZSH) {
            out.print("autoload -U +X compinit && compinit\nautoload -U +X bashcompinit && bashcompinit\n");
        }
        out.print(
                shell == Shell.FISH
                        ? FishCompletion.of(own.root())
                        : AutoComplete.bash("floodscope", own.root().commandLine()));
        out.flush();
        return ExitCode.OK;
    }
}
