package io.floodscope.scenario.experiment;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * The finished runs of a sweep on disk, one line each with a checksum. A line is written whole by one call, so a process
 * that is killed leaves at most one broken line at the end, which the next start cuts off: nothing is lost or doubled.
 */
public final class SweepJournal implements AutoCloseable {

    private static final String SEPARATOR = "\t";

    private final Map<Integer, RunRow> rows;
    private final FileChannel channel;

    private SweepJournal(Map<Integer, RunRow> rows, FileChannel channel) {
        this.rows = rows;
        this.channel = channel;
    }

    /**
     * Opens a journal, or creates an empty one.
     *
     * @param planId identifies the plan and its inputs; a journal of another plan is refused
     * @throws PlanMismatchException if the file belongs to another plan
     * @throws IOException if the file cannot be read or written
     */
    public static SweepJournal open(Path file, String planId) throws IOException {
        byte[] bytes = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
        String header = line("plan", planId);
        Map<Integer, RunRow> rows = new TreeMap<>();
        int valid = 0;
        boolean first = true;
        for (int end = newline(bytes, 0); end >= 0; end = newline(bytes, valid)) {
            String text = new String(bytes, valid, end - valid, StandardCharsets.UTF_8);
            if (first) {
                if (!(text + "\n").equals(header)) {
                    throw new PlanMismatchException(file + " belongs to another sweep; choose another folder");
                }
            } else {
                RunRow row = parse(text);
                if (row == null) {
                    break;
                }
                rows.putIfAbsent(row.id(), row);
            }
            first = false;
            valid = end + 1;
        }
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        channel.truncate(valid);
        channel.position(valid);
        SweepJournal journal = new SweepJournal(rows, channel);
        if (first) {
            journal.write(header);
        }
        return journal;
    }

    /** A journal that was written for another plan. */
    public static final class PlanMismatchException extends IOException {

        private static final long serialVersionUID = 1L;

        PlanMismatchException(String message) {
            super(message);
        }
    }

    /** Adds a finished run. Safe to call from several threads. */
    public synchronized void append(RunRow row) throws IOException {
        if (rows.putIfAbsent(row.id(), row) == null) {
            write(line(
                    Integer.toString(row.id()),
                    row.verdict(),
                    Long.toString(row.events()),
                    String.join(SEPARATOR, row.metrics())));
        }
    }

    /** Whether a run is finished. */
    public synchronized boolean contains(int id) {
        return rows.containsKey(id);
    }

    /** Number of finished runs. */
    public synchronized int size() {
        return rows.size();
    }

    /** All finished runs by number. */
    public synchronized List<RunRow> rows() {
        return List.copyOf(rows.values());
    }

    @Override
    public synchronized void close() throws IOException {
        channel.close();
    }

    private void write(String line) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    private static String line(String... fields) {
        String body = String.join(SEPARATOR, fields);
        return checksum(body) + SEPARATOR + body + "\n";
    }

    private static @Nullable RunRow parse(String line) {
        int tab = line.indexOf(SEPARATOR);
        if (tab < 0 || !checksum(line.substring(tab + 1)).equals(line.substring(0, tab))) {
            return null;
        }
        String[] fields = line.substring(tab + 1).split(SEPARATOR, -1);
        List<String> metrics = List.of(fields).subList(3, fields.length);
        return new RunRow(Integer.parseInt(fields[0]), fields[1], Long.parseLong(fields[2]), metrics);
    }

    private static String checksum(String body) {
        CRC32 crc = new CRC32();
        crc.update(body.getBytes(StandardCharsets.UTF_8));
        return String.format(Locale.ROOT, "%08x", crc.getValue());
    }

    private static int newline(byte[] bytes, int from) {
        for (int i = from; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                return i;
            }
        }
        return -1;
    }
}
