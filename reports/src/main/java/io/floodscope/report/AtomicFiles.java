package io.floodscope.report;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Files that appear complete or not at all: the content goes to a temporary file beside the target and is moved into place
 * when it is complete. A reader never sees half of it, and a failure leaves an older file as it was.
 */
public final class AtomicFiles {

    private static final AtomicLong ATTEMPTS = new AtomicLong();

    private AtomicFiles() {}

    /** Produces the content of a file. */
    @FunctionalInterface
    public interface Content {
        /** Writes everything; need not flush or close. */
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Writes a file, creating missing parent folders. What is neither a regular file nor absent (a pipe, a device) is
     * written in place, because replacing it would destroy it; a symbolic link keeps pointing to its target.
     *
     * @throws ReportWriteException if anything went wrong; its message names the path, and nothing half-written remains
     */
    public static void write(Path target, Content content) throws ReportWriteException {
        try {
            Path parent = target.toAbsolutePath().getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            if (Files.isDirectory(target)) {
                throw new FileSystemException(target.toString(), null, "is a directory");
            }
            boolean replaceable = !Files.exists(target) || Files.isRegularFile(target);
            if (replaceable) {
                replace(Files.exists(target) ? target.toRealPath() : target.toAbsolutePath(), content);
            } else {
                try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(target))) {
                    content.writeTo(out);
                }
            }
        } catch (IOException e) {
            throw new ReportWriteException("cannot write " + target + ": " + reason(e), e);
        }
    }

    private static void replace(Path target, Content content) throws IOException {
        Path part = target.resolveSibling("." + target.getFileName() + "."
                + ProcessHandle.current().pid() + "-" + ATTEMPTS.incrementAndGet() + ".part");
        boolean complete = false;
        try {
            try (OutputStream out = new BufferedOutputStream(
                    Files.newOutputStream(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), 1 << 16)) {
                content.writeTo(out);
            }
            move(part, target);
            complete = true;
        } finally {
            if (!complete) {
                Files.deleteIfExists(part);
            }
        }
    }

    private static void move(Path part, Path target) throws IOException {
        try {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** What went wrong, for people: the JDK's messages are often only the path again. */
    private static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof NoSuchFileException) {
            return "no such file or folder";
        }
        if (e instanceof NotDirectoryException || e instanceof FileAlreadyExistsException) {
            return "a part of the path is a file, not a folder";
        }
        if (e instanceof FileSystemException system && system.getReason() != null) {
            return system.getReason();
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
