package io.floodscope.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints versions: the program's, the language's and the result format's. */
@Command(name = "version", mixinStandardHelpOptions = true, description = "Prints the versions of program and formats.")
final class VersionCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (spec != null) {
            for (String line : new Provider().getVersion()) {
                spec.commandLine().getOut().println(line);
            }
        }
        return ExitCode.OK;
    }

    /** The program's version. */
    static String program() {
        try (InputStream in =
                io.floodscope.engine.Simulation.class.getResourceAsStream("/io/floodscope/version.properties")) {
            Properties properties = new Properties();
            if (in != null) {
                properties.load(in);
            }
            return properties.getProperty("version", "unknown");
        } catch (IOException e) {
            return "unknown";
        }
    }

    /** What {@code --version} prints too. */
    static final class Provider implements IVersionProvider {

        @Override
        public String[] getVersion() {
            return new String[] {
                "floodscope " + program(),
                "scenario language " + io.floodscope.scenario.load.ScenarioLoader.API_VERSION,
                "result format " + io.floodscope.result.RunResult.FORMAT_VERSION
            };
        }
    }
}
