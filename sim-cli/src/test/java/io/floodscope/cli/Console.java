package io.floodscope.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A shell in a folder of its own, in which {@code floodscope} is the program under test. */
final class Console {

    private static final String END = "@@end of a command@@";

    private final Path folder;
    private final Map<String, String> environment = new LinkedHashMap<>();

    /** A shell that starts in this folder; the program is put beside it. */
    Console(Path folder, Path programs) throws IOException {
        this.folder = folder;
        Path program = Files.writeString(
                programs.resolve("floodscope"),
                "#!/bin/sh\nexec '" + Path.of(System.getProperty("java.home"), "bin", "java")
                        + "' -XX:+UseSerialGC -Djava.awt.headless=true -cp '" + System.getProperty("java.class.path")
                        + "' " + Main.class.getName() + " \"$@\"\n");
        if (!program.toFile().setExecutable(true)) {
            throw new IOException("cannot make executable: " + program);
        }
        environment.put("PATH", programs + ":/usr/local/bin:/usr/bin:/bin");
        environment.put("LC_ALL", "C.UTF-8");
    }

    /** Sets a variable of the commands. */
    Console with(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** Copies a folder of examples for commands to work in. */
    static Path copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : all.toList()) {
                Path target = to.resolve(from.relativize(each).toString());
                if (Files.isDirectory(each)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(each, target);
                }
            }
        }
        return to;
    }

    /** What each of the commands printed, to stdout and stderr; they share one shell, so that cd and $? work. */
    List<String> run(List<String> commands) throws IOException, InterruptedException {
        StringBuilder script = new StringBuilder();
        for (String command : commands) {
            script.append(command)
                    .append("\nstatus=$?; echo; echo '")
                    .append(END)
                    .append("'; (exit $status)\n");
        }
        Process shell = start(script.toString());
        String all = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        shell.waitFor();
        List<String> outputs = new ArrayList<>(List.of(all.split("\n" + END + "\n", -1)));
        outputs.remove(outputs.size() - 1);
        return outputs;
    }

    /** Starts a script; both of its outputs come as one. */
    Process start(String script) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", script)
                .directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.start();
    }
}
