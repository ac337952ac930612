package io.floodscope.cli;

/** The user's input is wrong; the message is complete and needs no stack trace. */
final class BadInputException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BadInputException(String message) {
        super(message);
    }
}
