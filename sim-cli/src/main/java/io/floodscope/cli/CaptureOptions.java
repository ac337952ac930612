package io.floodscope.cli;

import io.floodscope.report.view.VisibleText;
import io.floodscope.scenario.capture.CapturePorts;
import io.floodscope.scenario.check.Names;
import io.floodscope.scenario.schema.ByteSize;
import io.floodscope.scenario.schema.Scenario;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Which frames a packet capture holds. */
final class CaptureOptions {

    @Option(
            names = "--pcapng",
            paramLabel = "FILE",
            description = "What passes ports, frame by frame with a comment, for Wireshark and tshark.")
    @Nullable
    Path file;

    @Option(
            names = "--pcapng-ports",
            paramLabel = "PATTERN[,PATTERN]",
            description = "Ports to capture: hosts, groups, bridges, or HOST/INTERFACE and BRIDGE/PORT; * matches any "
                    + "text. Default: the observed hosts, else all ports of at most " + CapturePorts.SMALL_NETWORK
                    + " bridge ports.")
    private List<String> ports = new ArrayList<>();

    @Option(
            names = "--pcapng-snaplen",
            paramLabel = "SIZE",
            defaultValue = "256B",
            converter = SizeConverter.class,
            description = "Most bytes kept of a frame, at least 64B; default ${DEFAULT-VALUE}.")
    private long snapBytes;

    @Option(
            names = "--pcapng-limit",
            paramLabel = "SIZE",
            defaultValue = "100MB",
            converter = SizeConverter.class,
            description = "Size at which the capture ends, with a note; default ${DEFAULT-VALUE}.")
    private long limitBytes;

    /** The capture that was asked for, or null; what is wrong is refused before anything runs. */
    @Nullable
    CaptureFile capture(Scenario scenario, Names names) {
        Path target = file;
        if (target == null) {
            return null;
        }
        if (snapBytes < CaptureFile.LEAST_SNAP_BYTES || snapBytes > CaptureFile.MOST_SNAP_BYTES) {
            throw new BadInputException("floodscope run: --pcapng-snaplen takes " + CaptureFile.LEAST_SNAP_BYTES
                    + "B to " + CaptureFile.MOST_SNAP_BYTES + "B, got " + snapBytes + "B");
        }
        CapturePorts choice = new CapturePorts(scenario, names);
        List<String> chosen = ports.isEmpty() ? choice.usual() : choice.matching(patterns());
        if (!choice.problems().isEmpty()) {
            StringBuilder message = new StringBuilder();
            choice.problems()
                    .forEach(problem -> message.append("floodscope run: --pcapng-ports: ")
                            .append(VisibleText.of(problem))
                            .append('\n'));
            throw new BadInputException(message + "Nothing was run.");
        }
        return new CaptureFile(target, chosen, Math.toIntExact(snapBytes), limitBytes);
    }

    private List<String> patterns() {
        return ports.stream()
                .flatMap(text -> Stream.of(text.split(",")))
                .map(String::strip)
                .toList();
    }

    /** Sizes with units on the command line. */
    static final class SizeConverter implements ITypeConverter<Long> {

        @Override
        public Long convert(String text) {
            OptionalLong bytes = ByteSize.tryParse(text);
            if (bytes.isEmpty() || bytes.getAsLong() == 0) {
                throw new TypeConversionException("expected a size with a unit such as 100MB, got '" + text + "'");
            }
            return bytes.getAsLong();
        }
    }
}
