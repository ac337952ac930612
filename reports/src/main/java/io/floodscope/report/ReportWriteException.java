package io.floodscope.report;

import java.io.IOException;

/** A report could not be written; the message names the path and the reason and can be shown as it is. */
public final class ReportWriteException extends IOException {

    private static final long serialVersionUID = 1L;

    /** A failure with its message for people and the underlying one. */
    public ReportWriteException(String message, IOException cause) {
        super(message, cause);
    }
}
