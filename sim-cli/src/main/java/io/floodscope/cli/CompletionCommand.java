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
            "The same script serves zsh, which loads it through bashcompinit."
        })
final class CompletionCommand implements Callable<Integer> {

    /** Shells for which a script can be made. */
    enum Shell {
        BASH,
        ZSH
    }

    @Parameters(paramLabel = "bash|zsh", defaultValue = "bash", description = "The shell (default ${DEFAULT-VALUE}).")
    private Shell shell = Shell.BASH;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        if (shell == Shell.ZSH) {
            out.print("autoload -U +X compinit && compinit\nautoload -U +X bashcompinit && bashcompinit\n");
        }
        out.print(AutoComplete.bash(
                "floodscope", Objects.requireNonNull(spec).root().commandLine()));
        out.flush();
        return ExitCode.OK;
    }
}
