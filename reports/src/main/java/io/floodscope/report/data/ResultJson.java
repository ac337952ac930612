package io.floodscope.report.data;

import io.floodscope.report.AtomicFiles;
import io.floodscope.report.ReportWriteException;
import io.floodscope.result.RunResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;

/**
 * result.json, the stable machine-readable form of a run (format version 1.0, documented in docs/report.md). UTF-8, LF,
 * fields in a fixed order, no wall-clock time: equal results give equal bytes. Reading ignores fields it does not know, so a
 * file of a later minor version can be read.
 */
public final class ResultJson {

    private ResultJson() {}

    /** The bytes of result.json. */
    public static byte[] bytes(RunResult result) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 16);
        ResultJsonWriter.write(result, out);
        return out.toByteArray();
    }

    /** Writes to a stream that stays open. */
    public static void write(RunResult result, OutputStream out) throws IOException {
        try {
            ResultJsonWriter.write(result, out);
        } catch (JacksonException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getMessage(), e);
        }
    }

    /** Writes a file, completely or not at all. */
    public static void write(RunResult result, Path target) throws ReportWriteException {
        AtomicFiles.write(target, out -> write(result, out));
    }

    /**
     * Reads a result.json.
     *
     * @throws IOException if the file cannot be read
     * @throws ResultFormatException if it is not a result of this major version; the message names file and field
     */
    public static RunResult read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return ResultJsonReader.read(in, file.toString());
        }
    }

    /** Reads from a stream; the name stands in messages. */
    public static RunResult read(InputStream in, String name) throws IOException {
        return ResultJsonReader.read(in, name);
    }
}
