package io.floodscope.gateway;

import io.floodscope.engine.Event;
import io.floodscope.engine.Phase;
import io.floodscope.engine.Scheduler;
import io.floodscope.engine.Timer;
import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.MacAddress;
import io.floodscope.net.frame.Frame;
import io.floodscope.trace.Fingerprint;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What a gateway knows of one host: its MAC and when to ask again, or that it is being asked for. */
final class HostEntry implements Event {

    private static final Frame[] NO_FRAMES = {};

    private final HostTable table;
    private final IpAddress address;
    private final int vlan;
    private final Timer timer;
    private DistributedGateway keeper;
    private long mac = MacAddress.NONE;
    private int attempts;
    private long expiresNanos;
    private boolean used;

    private Frame[] waiting = NO_FRAMES;
    private long[] waitingWords = {};
    private int waitingCount;

    private @Nullable Frame lastRequest;
    private @Nullable Frame lastReply;

    HostEntry(HostTable table, Scheduler scheduler, IpAddress address, int vlan, DistributedGateway keeper) {
        this.table = table;
        this.address = address;
        this.vlan = vlan;
        this.keeper = keeper;
        this.timer = scheduler.timer(Phase.TIMER, this);
    }

    @Override
    public void fire() {
        table.due(this);
    }

    @Override
    public long fingerprint() {
        return Fingerprint.of("gateway-host") ^ address.high() * 31 ^ address.low();
    }

    IpAddress address() {
        return address;
    }

    int vlan() {
        return vlan;
    }

    /** MAC of the host, or {@link MacAddress#NONE} while it is not known. */
    long mac() {
        return mac;
    }

    boolean isResolved() {
        return mac != MacAddress.NONE;
    }

    void setMac(long known) {
        if (known != mac) {
            mac = known;
            lastRequest = null;
        }
    }

    /** The member that last exchanged ARP with the host: it is the one that asks again. */
    DistributedGateway keeper() {
        return keeper;
    }

    void setKeeper(DistributedGateway member) {
        keeper = member;
    }

    Timer timer() {
        return timer;
    }

    int attempts() {
        return attempts;
    }

    void setAttempts(int count) {
        attempts = count;
    }

    long expiresNanos() {
        return expiresNanos;
    }

    void setExpiresNanos(long time) {
        expiresNanos = time;
    }

    boolean isUsed() {
        return used;
    }

    void setUsed(boolean sinceLastExchange) {
        used = sinceLastExchange;
    }

    /** Keeps a packet until the host is known; false if the queue is full. */
    boolean park(Frame frame, long word, int limit) {
        if (waitingCount >= limit) {
            return false;
        }
        if (waitingCount == waiting.length) {
            waiting = Arrays.copyOf(waiting, Math.max(4, 2 * waitingCount));
            waitingWords = Arrays.copyOf(waitingWords, waiting.length);
        }
        waiting[waitingCount] = frame;
        waitingWords[waitingCount++] = word;
        return true;
    }

    /** Hands out what was kept; afterwards nothing is. */
    int release(FrameSink sink) {
        int count = waitingCount;
        waitingCount = 0;
        for (int i = 0; i < count; i++) {
            sink.accept(waiting[i], waitingWords[i]);
        }
        waiting = NO_FRAMES;
        return count;
    }

    /** Takes a frame with its word. */
    interface FrameSink {
        void accept(Frame frame, long word);
    }

    /** The answer that was made for this very request, or null. */
    @Nullable
    Frame replyTo(Frame request) {
        return request == lastRequest ? lastReply : null;
    }

    void rememberReply(Frame request, Frame reply) {
        lastRequest = request;
        lastReply = reply;
    }
}
