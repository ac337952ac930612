package io.floodscope.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Places for results that the command line names: what cannot be written there is refused before anything runs. */
final class WritablePlaces {

    private WritablePlaces() {}

    /** A folder, which is made if it is missing; null is no folder. */
    static void folder(@Nullable Path folder) {
        if (folder == null) {
            return;
        }
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new BadInputException("floodscope: cannot write to the folder " + folder + ": " + reason(e));
        }
        if (!Files.isWritable(folder)) {
            throw new BadInputException("floodscope: cannot write to the folder " + folder + ": permission denied");
        }
    }

    /** Files; missing folders above them are made when they are written. */
    static void files(Collection<Path> files) {
        for (Path file : files) {
            if (Files.isDirectory(file) && !file.toString().isEmpty()) {
                throw new BadInputException("floodscope: cannot write " + file + ": it is a folder");
            }
            Path above = file.toAbsolutePath().normalize().getParent();
            while (above != null && !Files.exists(above)) {
                above = above.getParent();
            }
            if (above != null && !Files.isDirectory(above)) {
                throw new BadInputException("floodscope: cannot write " + file + ": " + above + " is a file");
            }
            Path place = Files.exists(file) ? file : above;
            if (place != null && !Files.isWritable(place)) {
                throw new BadInputException("floodscope: cannot write " + file + ": permission denied");
            }
        }
    }

    /** A file that a command may write, or {@code -} for standard output; null is none. */
    static void file(@Nullable Path file) {
        if (file != null && !file.toString().equals("-")) {
            files(java.util.List.of(file));
        }
    }

    private static String reason(IOException e) {
        if (e instanceof FileAlreadyExistsException) {
            return "a part of the path is a file";
        }
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        return e instanceof FileSystemException system && system.getReason() != null
                ? system.getReason()
                : "the folder above it takes no new one";
    }
}
