package io.floodscope.cli;

import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Numbers on the command line, refused in the words of people. */
final class WholeNumbers {

    private WholeNumbers() {}

    /** Takes the place of picocli's own words for what is not a number. */
    static void install(CommandLine line) {
        ITypeConverter<Long> whole = text -> number(text, Long.MIN_VALUE);
        ITypeConverter<Integer> small = text -> {
            try {
                return Integer.valueOf(text);
            } catch (NumberFormatException e) {
                throw new TypeConversionException("expected a whole number, got '" + text + "'");
            }
        };
        ITypeConverter<Double> real = text -> {
            if (!text.matches("[+-]?\\d{1,15}(\\.\\d{1,15})?")) {
                throw new TypeConversionException("expected a number such as 5 or 2.5, got '" + text + "'");
            }
            return Double.valueOf(text);
        };
        line.registerConverter(Long.class, whole).registerConverter(long.class, whole);
        line.registerConverter(Integer.class, small).registerConverter(int.class, small);
        line.registerConverter(Double.class, real).registerConverter(double.class, real);
    }

    private static long number(String text, long least) {
        try {
            long value = Long.parseLong(text);
            if (value >= least) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new TypeConversionException(refusal(text, least));
        }
        throw new TypeConversionException(refusal(text, least));
    }

    private static String refusal(String text, long least) {
        return "expected a whole number" + (least == Long.MIN_VALUE ? "" : " from " + least) + ", got '" + text + "'";
    }

    /** From 0. */
    static final class FromZero implements ITypeConverter<Long> {

        @Override
        public Long convert(String text) {
            return number(text, 0);
        }
    }

    /** From 1. */
    static final class FromOne implements ITypeConverter<Long> {

        @Override
        public Long convert(String text) {
            return number(text, 1);
        }
    }
}
