package io.floodscope.conform;

/** A trace uses something that its family does not know; the message says what and where. */
public final class UnsupportedTraceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** With what is not known. */
    public UnsupportedTraceException(String message) {
        super(message);
    }
}
