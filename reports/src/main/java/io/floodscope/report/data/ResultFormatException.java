package io.floodscope.report.data;

import java.io.IOException;

/** A file is not a result.json that this version can read; the message names the file, the place and what was expected. */
public final class ResultFormatException extends IOException {

    private static final long serialVersionUID = 1L;

    /** A refusal with its message for people. */
    public ResultFormatException(String message) {
        super(message);
    }
}
