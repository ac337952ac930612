package io.floodscope.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How many simulations run at once; what they lead to does not depend on it. */
final class JobOptions {

    private static final int MOST = 4_096;

    @Option(
            names = "--jobs",
            paramLabel = "N",
            converter = ThreadsConverter.class,
            description = "Simulations at once (default: one per processor).")
    int threads = Runtime.getRuntime().availableProcessors();

    /** A number of threads. */
    static final class ThreadsConverter implements ITypeConverter<Integer> {

        @Override
        public Integer convert(String text) {
            int threads = text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
            if (threads < 1 || threads > MOST) {
                throw new TypeConversionException(
                        "expected a number of threads from 1 to " + MOST + ", got '" + text + "'");
            }
            return threads;
        }
    }
}
