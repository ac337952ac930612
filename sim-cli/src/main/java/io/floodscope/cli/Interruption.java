package io.floodscope.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * An operator's Ctrl-C or a supervisor's SIGTERM. The run is asked to stop and given a few seconds to write what it has,
 * marked as incomplete; the exit code (130 or 143) is the Java machine's own.
 */
final class Interruption {

    private static final long GRACE_SECONDS = 20;

    private final CountDownLatch finished = new CountDownLatch(1);
    private volatile boolean requested;

    /** Begins to listen. */
    void install() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "interruption"));
    }

    private void stop() {
        request();
        try {
            if (!finished.await(GRACE_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("floodscope: interrupted before the results could be written");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Asks for an end, as Ctrl-C does. */
    void request() {
        requested = true;
    }

    /** Whether somebody wants the program to end. */
    boolean isRequested() {
        return requested;
    }

    /** The command has done what it could. */
    void finished() {
        finished.countDown();
    }
}
