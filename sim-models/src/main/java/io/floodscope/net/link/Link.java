package io.floodscope.net.link;

/** A cable or virtual Ethernet pair: two ports and a channel each way. */
public final class Link {

    private final Port a;
    private final Port b;
    private final Channel ab;
    private final Channel ba;
    private boolean up = true;

    Link(Port a, Port b, Channel ab, Channel ba) {
        this.a = a;
        this.b = b;
        this.ab = ab;
        this.ba = ba;
        a.join(ab, b);
        b.join(ba, a);
    }

    /** Carrier on both sides goes or comes; both nodes are told if it changed. */
    public void setUp(boolean nowUp) {
        if (up == nowUp) {
            return;
        }
        up = nowUp;
        ab.setUp(nowUp);
        ba.setUp(nowUp);
        a.node().carrierChanged(a, nowUp);
        b.node().carrierChanged(b, nowUp);
    }

    void unplug() {
        up = false;
        ab.setUp(false);
        ba.setUp(false);
        a.leave();
        b.leave();
    }

    /** Cuts or restores one direction, without loss of carrier: a partition that neither side notices. */
    public void setPartition(Port from, boolean cut) {
        Channel channel = from == a ? ab : ba;
        channel.setLoss(cut ? 1 : 0, cut ? new io.floodscope.random.RandomStream(0) : null);
    }

    /** One end. */
    public Port a() {
        return a;
    }

    /** The other end. */
    public Port b() {
        return b;
    }

    /** Whether there is carrier. */
    public boolean isUp() {
        return up;
    }
}
