package io.floodscope.imports;

import io.floodscope.scenario.load.Problems;
import io.floodscope.scenario.schema.SourceFile;
import io.floodscope.scenario.schema.SourceSpan;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The text of a dump. Dumps come from other machines and are not trusted: size and character set are checked here, and no
 * content may lead to more than a message.
 *
 * @param source name and lines
 * @param text all of it
 */
public record DumpFile(SourceFile source, String text) {

    /** A neighbour table of 100,000 entries takes about 16 MiB of JSON. */
    public static final int MAX_BYTES = 32 << 20;

    /** A text under a name. */
    public static DumpFile of(String displayName, String text) {
        String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
        String base = displayName.substring(displayName.lastIndexOf('/') + 1);
        return new DumpFile(new SourceFile(displayName, base, plain.lines().toList()), plain);
    }

    /** Reads a file, or notes why it cannot be read and returns null. */
    public static @Nullable DumpFile read(Path path, Problems problems) {
        SourceSpan top = new SourceSpan(DumpFile.of(path.toString(), "").source(), 1, 1, 1);
        try {
            if (Files.isDirectory(path)) {
                problems.error(top, "is a folder, not the output of a command");
                return null;
            }
            byte[] bytes;
            try (InputStream in = Files.newInputStream(path)) {
                bytes = in.readNBytes(MAX_BYTES + 1);
            }
            if (bytes.length > MAX_BYTES) {
                problems.error(top, "is larger than " + (MAX_BYTES >> 20) + " MiB");
                return null;
            }
            return DumpFile.of(path.toString(), decode(bytes));
        } catch (NoSuchFileException e) {
            problems.error(top, "there is no such file");
        } catch (CharacterCodingException e) {
            problems.error(top, "not UTF-8 text");
        } catch (IOException e) {
            problems.error(top, "cannot be read: " + e.getClass().getSimpleName());
        }
        return null;
    }

    private static String decode(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }

    /** A place in it. */
    SourceSpan span(int line, int column, int length) {
        return new SourceSpan(source, line, Math.max(1, column), Math.max(1, length));
    }

    /** A whole line. */
    SourceSpan lineSpan(int line) {
        String text = source.line(line);
        int start = 0;
        while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        return span(line, start + 1, text.length() - start);
    }

    /** Whether the first character that is not white space begins a JSON value rather than a table. */
    boolean looksLikeJson() {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isWhitespace(c)) {
                return c == '[' || c == '{';
            }
        }
        return false;
    }
}
