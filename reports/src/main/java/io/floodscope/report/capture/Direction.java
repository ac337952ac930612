package io.floodscope.report.capture;

/** Which way a frame passed an interface; the numbers are those of pcapng's epb_flags. */
public enum Direction {
    /** Towards the node that owns the interface. */
    IN(1),
    /** Away from it. */
    OUT(2);

    private final int flag;

    Direction(int flag) {
        this.flag = flag;
    }

    int flag() {
        return flag;
    }
}
