package io.floodscope.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Dumps for tests: recorded files, or texts. */
final class Given {

    private final List<ImportRun.Input> inputs = new ArrayList<>();

    static String recorded(String name) {
        try (InputStream in = Objects.requireNonNull(Given.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Given file(DumpKind kind, String name) {
        return text(kind, name, recorded(name));
    }

    Given text(DumpKind kind, String name, String text) {
        inputs.add(new ImportRun.Input(kind, DumpFile.of("dumps/" + name, text)));
        return this;
    }

    ImportRun run() {
        return ImportRun.parse(inputs, new ImportLog(), false, false);
    }

    ImportRun strict() {
        return ImportRun.parse(inputs, new ImportLog(), true, false);
    }

    ImportRun anonymous() {
        return ImportRun.parse(inputs, new ImportLog(), false, true);
    }

    static ImportRun one(DumpKind kind, String text) {
        return new Given().text(kind, "dump", text).run();
    }
}
