package io.floodscope.cli;

import io.floodscope.report.AtomicFiles;
import io.floodscope.report.ReportWriteException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder of a sweep's results. While the sweep is not complete it remembers which sweep it belongs to. */
record SweepFolder(Path folder) {

    private static final String REMINDER = "sweep-file.txt";

    /** The sweep that is to be continued here. */
    Path unfinished() throws IOException {
        Path reminder = folder.resolve(REMINDER);
        if (!Files.isReadable(reminder)) {
            throw new BadInputException("floodscope sweep: there is no unfinished sweep in " + folder);
        }
        return Path.of(Files.readString(reminder).strip());
    }

    /** Notes the sweep, before its first run. */
    void remember(Path sweep) throws ReportWriteException {
        byte[] text = (sweep.toAbsolutePath().normalize() + "\n").getBytes(StandardCharsets.UTF_8);
        AtomicFiles.write(folder.resolve(REMINDER), stream -> stream.write(text));
    }

    /** Forgets it: results must not depend on where the files of a sweep were. */
    void complete() throws IOException {
        Files.deleteIfExists(folder.resolve(REMINDER));
    }
}
