package io.floodscope.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * A file of the project as the house rules see it.
 *
 * @param path relative to the root of the repository, with forward slashes
 * @param text the whole content
 */
record SourceFile(String path, String text) {

    private static final Set<String> NOT_OURS = Set.of(".git", "target", "out", ".idea", ".vscode");
    private static final Set<String> TEXT = Set.of(
            "java",
            "xml",
            "md",
            "yaml",
            "yml",
            "json",
            "properties",
            "tsv",
            "csv",
            "txt",
            "sh",
            "css",
            "js",
            "html",
            "config",
            "gitignore",
            "gitattributes",
            "editorconfig");
    private static final Set<String> SCRIPTS = Set.of("floodscope", "verify", "run");

    /** All text files below the root of the repository, by path. */
    static List<SourceFile> all() {
        Path root = root();
        List<SourceFile> found = new ArrayList<>();
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                    boolean skip = NOT_OURS.contains(String.valueOf(directory.getFileName()));
                    return skip ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    if (isText(file)) {
                        String path = root.relativize(file).toString().replace('\\', '/');
                        found.add(new SourceFile(path, Files.readString(file, StandardCharsets.UTF_8)));
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        found.sort(Comparator.comparing(SourceFile::path));
        return found;
    }

    /** The root of the repository. */
    static Path root() {
        String given = System.getProperty("floodscope.root");
        Path root = given == null ? Path.of("").toAbsolutePath() : Path.of(given);
        while (root != null && !Files.exists(root.resolve("mvnw"))) {
            root = root.getParent();
        }
        if (root == null) {
            throw new IllegalStateException("the repository's root was not found from " + given);
        }
        return root;
    }

    private static boolean isText(Path file) {
        String name = String.valueOf(file.getFileName());
        return SCRIPTS.contains(name) || TEXT.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    boolean isJava() {
        return path.endsWith(".java");
    }

    /** Code that ships, as opposed to tests and benchmarks. */
    boolean isProductCode() {
        return isJava() && path.contains("/src/main/");
    }

    List<String> lines() {
        return text.lines().toList();
    }

    String directory() {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }
}
