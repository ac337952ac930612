package io.floodscope.net.flood;

import io.floodscope.net.addr.MacAddress;
import io.floodscope.result.Cause;
import io.floodscope.result.FloodWindow;
import it.unimi.dsi.fastutil.longs.Long2ObjectLinkedOpenHashMap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

/**
 * The unknown-unicast floods of one bridge, as windows per (VLAN, destination MAC).
 *
 * <p>A window opens with the first flooded frame. It closes when the destination is learned, or is taken to have ended with
 * its last frame when no further frame was flooded for {@code gapNanos}. The cause is asked for once, when a window opens.
 */
public final class FloodRecorder {

    private final String bridge;
    private final long gapNanos;
    private final Long2ObjectLinkedOpenHashMap<Open> open = new Long2ObjectLinkedOpenHashMap<>();
    private final List<FloodWindow> closed = new ArrayList<>();

    /**
     * A recorder without floods.
     *
     * @param gapNanos silence after which the next flooded frame opens a new window
     */
    public FloodRecorder(String bridge, long gapNanos) {
        this.bridge = bridge;
        this.gapNanos = gapNanos;
    }

    private static final class Open {
        private final Cause cause;
        private final long start;
        private long last;
        private long frames;
        private long copies;
        private long unwantedCopies;
        private long unwantedBytes;

        Open(long start, Cause cause) {
            this.start = start;
            this.cause = cause;
        }
    }

    /**
     * A frame was flooded for want of an entry.
     *
     * @param copies copies made
     * @param unwantedCopies copies to stations that do not own the destination
     * @param unwantedBytes bytes of those copies
     * @param cause asked for only if this frame opens a window
     */
    public void flooded(
            long now, int vlan, long dst, int copies, int unwantedCopies, long unwantedBytes, Supplier<Cause> cause) {
        long key = key(vlan, dst);
        Open window = open.get(key);
        if (window != null && now - window.last > gapNanos) {
            close(key, window, window.last, false);
            window = null;
        }
        if (window == null) {
            window = new Open(now, cause.get());
            open.put(key, window);
        }
        window.last = now;
        window.frames++;
        window.copies += copies;
        window.unwantedCopies += unwantedCopies;
        window.unwantedBytes += unwantedBytes;
    }

    /** The destination has an entry (again): a window that is still running ends now. */
    public void learned(long now, int vlan, long mac) {
        long key = key(vlan, mac);
        Open window = open.remove(key);
        if (window != null) {
            closed.add(toWindow(key, window, now - window.last > gapNanos ? window.last : now, false));
        }
    }

    /** All windows by start, VLAN and MAC; those still running at the end of the run are open-ended. */
    public List<FloodWindow> windows(long now) {
        List<FloodWindow> all = new ArrayList<>(closed);
        for (var entry : open.long2ObjectEntrySet()) {
            Open window = entry.getValue();
            boolean running = now - window.last <= gapNanos;
            all.add(toWindow(entry.getLongKey(), window, running ? now : window.last, running));
        }
        all.sort(Comparator.comparingLong(FloodWindow::startNanos)
                .thenComparingInt(FloodWindow::vlan)
                .thenComparing(FloodWindow::dstMac));
        return all;
    }

    private void close(long key, Open window, long end, boolean openEnd) {
        open.remove(key);
        closed.add(toWindow(key, window, end, openEnd));
    }

    private FloodWindow toWindow(long key, Open w, long end, boolean openEnd) {
        return new FloodWindow(
                bridge,
                (int) (key >>> 48),
                MacAddress.format(key & MacAddress.BROADCAST),
                w.start,
                end,
                openEnd,
                w.frames,
                w.copies,
                w.unwantedCopies,
                w.unwantedBytes,
                w.cause);
    }

    private static long key(int vlan, long mac) {
        return (long) vlan << 48 | mac;
    }
}
