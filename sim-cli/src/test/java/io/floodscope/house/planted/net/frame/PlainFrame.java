package io.floodscope.house.planted.net.frame;

public final class PlainFrame {
    public int bytes() {
        return 64;
    }
}
