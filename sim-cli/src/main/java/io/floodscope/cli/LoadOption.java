package io.floodscope.cli;

import io.floodscope.scenario.schema.ByteSize;
import io.floodscope.text.Rates;
import java.util.OptionalLong;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Values of a measured load on the command line, with units. */
final class LoadOption {

    /** Shortest and longest frames that a virtual bridge sees: a bare Ethernet frame, and one of 64 KiB. */
    private static final int SHORTEST = 64;

    private static final int LONGEST = 65_536;

    private LoadOption() {}

    /** A bit rate above 0. */
    static final class Rate implements ITypeConverter<Long> {

        @Override
        public Long convert(String text) {
            OptionalLong rate = Rates.tryParse(text);
            if (rate.isEmpty() || rate.getAsLong() == 0) {
                throw new TypeConversionException(
                        "expected a bit rate with a unit such as 20Mbit/s, got '" + text + "'");
            }
            return rate.getAsLong();
        }
    }

    /** A length of frames. */
    static final class Size implements ITypeConverter<Integer> {

        @Override
        public Integer convert(String text) {
            OptionalLong size = ByteSize.tryParse(text);
            if (size.isEmpty() || size.getAsLong() < SHORTEST || size.getAsLong() > LONGEST) {
                throw new TypeConversionException(
                        "expected a size from " + SHORTEST + "B to 64KiB such as 1250B, got '" + text + "'");
            }
            return Math.toIntExact(size.getAsLong());
        }
    }
}
