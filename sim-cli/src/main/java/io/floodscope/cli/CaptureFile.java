package io.floodscope.cli;

import io.floodscope.net.wire.EncodedFrame;
import io.floodscope.report.AtomicFiles;
import io.floodscope.report.ReportWriteException;
import io.floodscope.report.capture.Direction;
import io.floodscope.report.capture.PcapngWriter;
import io.floodscope.report.view.VisibleText;
import io.floodscope.scenario.capture.FrameSink;
import io.floodscope.scenario.capture.PortCapture;
import io.floodscope.scenario.run.RunObserver;
import io.floodscope.scenario.run.RunOutcome;
import io.floodscope.text.Durations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A packet capture while a run goes on: it is in place, complete, when the run is over. */
final class CaptureFile implements FrameSink {

    /** Enough for the addresses of every protocol that is written. */
    static final int LEAST_SNAP_BYTES = 64;

    /** What Wireshark takes as the largest Ethernet frame. */
    static final int MOST_SNAP_BYTES = 262_144;

    /** More than a frame's block needs beside the frame and its comment. */
    private static final int BLOCK_BYTES = 64;

    /** More than the totals of one port need. */
    private static final int TOTALS_BYTES = 256;

    private final Path target;
    private final List<String> ports;
    private final int snapBytes;
    private final long limitBytes;
    private final long[] seen;
    private final long[] kept;
    private @Nullable PcapngWriter writer;
    private @Nullable Long cutNanos;

    CaptureFile(Path target, List<String> ports, int snapBytes, long limitBytes) {
        this.target = target;
        this.ports = List.copyOf(ports);
        this.snapBytes = snapBytes;
        this.limitBytes = limitBytes;
        this.seen = new long[ports.size()];
        this.kept = new long[ports.size()];
    }

    /**
     * Captures a run.
     *
     * @param observers of the run, which the capture joins
     */
    RunOutcome during(List<RunObserver> observers, Supplier<RunOutcome> run) throws ReportWriteException {
        RunOutcome[] outcome = new RunOutcome[1];
        AtomicFiles.write(target, out -> {
            PcapngWriter pcapng = new PcapngWriter(out, "Floodscope " + VersionCommand.program());
            writer = pcapng;
            try {
                PortCapture capture = new PortCapture(ports, snapBytes, this);
                observers.add(capture);
                outcome[0] = run.get();
                capture.finish();
            } catch (UncheckedIOException e) {
                throw Objects.requireNonNull(e.getCause());
            }
            totals(pcapng, outcome[0].result().simulatedNanos());
        });
        return outcome[0];
    }

    private void totals(PcapngWriter pcapng, long endNanos) throws IOException {
        String comment = cutNanos == null ? "" : "cut: " + cut();
        for (int i = 0; i < seen.length; i++) {
            pcapng.statistics(i, endNanos, seen[i], seen[i] - kept[i], comment);
        }
    }

    /** What the file lacks because of its limit, or empty. */
    Optional<String> shortfall() {
        return cutNanos == null ? Optional.empty() : Optional.of(target + " " + cut());
    }

    private String cut() {
        long all = 0;
        long written = 0;
        for (int i = 0; i < seen.length; i++) {
            all += seen[i];
            written += kept[i];
        }
        return String.format(
                Locale.ROOT,
                "ends at %s s, where it reached %,d bytes (--pcapng-limit): it holds %,d of %,d frames",
                Durations.readableSeconds(Objects.requireNonNull(cutNanos), 3),
                limitBytes,
                written,
                all);
    }

    Path target() {
        return target;
    }

    @Override
    public void port(String name, String description) {
        try {
            Objects.requireNonNull(writer).addInterface(VisibleText.of(name), VisibleText.of(description), snapBytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void frame(int port, long timeNanos, EncodedFrame frame, boolean in, String comment) {
        PcapngWriter pcapng = Objects.requireNonNull(writer);
        seen[port]++;
        if (cutNanos != null) {
            return;
        }
        long room = limitBytes - (long) TOTALS_BYTES * seen.length;
        if (pcapng.written() + frame.bytes().length + comment.length() + BLOCK_BYTES > room) {
            cutNanos = timeNanos;
            return;
        }
        kept[port]++;
        try {
            pcapng.packet(
                    port,
                    timeNanos,
                    frame.bytes(),
                    frame.length(),
                    in ? Direction.IN : Direction.OUT,
                    VisibleText.of(comment));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
