package io.floodscope.report.parquet;

import java.io.ByteArrayOutputStream;
import java.util.function.IntUnaryOperator;

/** Parquet's run-length encoding of small numbers, with runs only; single values are runs of one. */
final class Runs {

    private Runs() {}

    /** Bits that numbers up to this one need. */
    static int width(int most) {
        return 32 - Integer.numberOfLeadingZeros(most);
    }

    static void write(ByteArrayOutputStream out, int count, int width, IntUnaryOperator value) {
        int start = 0;
        while (start < count) {
            int number = value.applyAsInt(start);
            int end = start + 1;
            while (end < count && value.applyAsInt(end) == number) {
                end++;
            }
            varint(out, (end - start) << 1);
            for (int shift = 0; shift < width; shift += 8) {
                out.write(number >>> shift);
            }
            start = end;
        }
    }

    private static void varint(ByteArrayOutputStream out, int value) {
        int rest = value;
        while ((rest & ~0x7F) != 0) {
            out.write((rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        out.write(rest);
    }
}
