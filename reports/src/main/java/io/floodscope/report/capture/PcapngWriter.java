package io.floodscope.report.capture;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Writes pcapng, the capture format of Wireshark (IETF draft-ietf-opsawg-pcapng): named interfaces, times in nanoseconds
 * since the start of the run, direction, and a comment per frame. Frames may be cut: the original length is kept. Not
 * thread-safe; nothing is buffered beyond the current block.
 */
public final class PcapngWriter implements Closeable {

    private static final int SECTION_HEADER = 0x0A0D0D0A;
    private static final int INTERFACE_DESCRIPTION = 1;
    private static final int INTERFACE_STATISTICS = 5;
    private static final int ENHANCED_PACKET = 6;
    private static final int BYTE_ORDER_MAGIC = 0x1A2B3C4D;
    private static final short ETHERNET = 1;
    private static final int MAX_COMMENT = 60_000;
    private static final int OPTION_COMMENT = 1;
    private static final int OPTION_PACKET_FLAGS = 2;
    private static final int OPTION_NAME = 2;
    private static final int OPTION_DESCRIPTION = 3;
    private static final int OPTION_APPLICATION = 4;
    private static final int OPTION_RECEIVED = 4;
    private static final int OPTION_NOT_WRITTEN = 5;
    private static final int OPTION_TIME_RESOLUTION = 9;

    private final OutputStream out;
    private ByteBuffer block = ByteBuffer.allocate(4_096).order(ByteOrder.LITTLE_ENDIAN);
    private int interfaces;
    private long written;

    /**
     * Begins a file.
     *
     * @param application what wrote it, such as {@code Floodscope 0.1.0}
     */
    public PcapngWriter(OutputStream out, String application) throws IOException {
        this.out = out;
        begin(SECTION_HEADER, 64 + application.length() * 4);
        block.putInt(BYTE_ORDER_MAGIC).putShort((short) 1).putShort((short) 0).putLong(-1);
        option(OPTION_APPLICATION, application);
        endOfOptions();
        end();
    }

    /**
     * Adds an Ethernet interface.
     *
     * @param name such as {@code vm-3/eth0}
     * @param description for people; may be empty
     * @param snapBytes most bytes kept of a frame; 0 = no limit
     * @return its number, from 0 on
     */
    public int addInterface(String name, String description, int snapBytes) throws IOException {
        begin(INTERFACE_DESCRIPTION, 64 + (name.length() + description.length()) * 4);
        block.putShort(ETHERNET).putShort((short) 0).putInt(snapBytes);
        option(OPTION_NAME, name);
        if (!description.isEmpty()) {
            option(OPTION_DESCRIPTION, description);
        }
        option(OPTION_TIME_RESOLUTION, new byte[] {9});
        endOfOptions();
        end();
        return interfaces++;
    }

    /**
     * Adds a frame.
     *
     * @param number interface, as {@link #addInterface} numbered it
     * @param timeNanos simulated time
     * @param bytes the frame from its destination address on, possibly cut
     * @param originalLength length of the whole frame, not below that of {@code bytes}
     * @param comment what to know about this frame; may be empty
     */
    public void packet(
            int number, long timeNanos, byte[] bytes, int originalLength, Direction direction, String comment)
            throws IOException {
        if (number < 0 || number >= interfaces) {
            throw new IllegalArgumentException("no interface " + number + "; there are " + interfaces);
        }
        if (originalLength < bytes.length || timeNanos < 0) {
            throw new IllegalArgumentException(
                    "original length " + originalLength + ", " + bytes.length + " bytes, time " + timeNanos + " ns");
        }
        begin(ENHANCED_PACKET, 96 + bytes.length + Math.min(comment.length(), MAX_COMMENT) * 4);
        block.putInt(number)
                .putInt((int) (timeNanos >>> 32))
                .putInt((int) timeNanos)
                .putInt(bytes.length)
                .putInt(originalLength)
                .put(bytes);
        pad();
        if (!comment.isEmpty()) {
            option(
                    OPTION_COMMENT,
                    comment.length() > MAX_COMMENT / 4 ? comment.substring(0, MAX_COMMENT / 4) : comment);
        }
        option(OPTION_PACKET_FLAGS, new byte[] {(byte) direction.flag(), 0, 0, 0});
        endOfOptions();
        end();
    }

    /**
     * Adds the totals of an interface.
     *
     * @param timeNanos until when
     * @param seen frames that passed
     * @param leftOut how many of them are not in the file
     * @param comment why, or empty
     */
    public void statistics(int number, long timeNanos, long seen, long leftOut, String comment) throws IOException {
        begin(INTERFACE_STATISTICS, 128 + comment.length() * 4);
        block.putInt(number).putInt((int) (timeNanos >>> 32)).putInt((int) timeNanos);
        if (!comment.isEmpty()) {
            option(OPTION_COMMENT, comment);
        }
        count(OPTION_RECEIVED, seen);
        count(OPTION_NOT_WRITTEN, leftOut);
        endOfOptions();
        end();
    }

    /** Bytes written so far. */
    public long written() {
        return written;
    }

    /** Closes the stream. */
    @Override
    public void close() throws IOException {
        out.close();
    }

    private void begin(int type, int room) {
        if (block.capacity() < room) {
            block = ByteBuffer.allocate(2 * room).order(ByteOrder.LITTLE_ENDIAN);
        }
        block.clear();
        block.putInt(type).putInt(0);
    }

    private void end() throws IOException {
        int length = block.position() + 4;
        block.putInt(length);
        block.putInt(4, length);
        out.write(block.array(), 0, length);
        written += length;
    }

    private void option(int code, String text) {
        option(code, text.getBytes(StandardCharsets.UTF_8));
    }

    private void option(int code, byte[] value) {
        block.putShort((short) code).putShort((short) value.length).put(value);
        pad();
    }

    private void count(int code, long value) {
        block.putShort((short) code).putShort((short) Long.BYTES).putLong(value);
    }

    private void endOfOptions() {
        block.putInt(0);
    }

    private void pad() {
        while (block.position() % 4 != 0) {
            block.put((byte) 0);
        }
    }
}
