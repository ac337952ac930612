package io.floodscope.scenario.load;

import io.floodscope.scenario.load.YamlNode.MapNode;
import io.floodscope.scenario.schema.Scenario;
import io.floodscope.scenario.schema.SourceFile;
import io.floodscope.scenario.schema.SourceSpan;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From a file and the command line's {@code --set} options to a bound scenario. */
public final class ScenarioLoader {

    /** The version of the language that this program understands. */
    public static final String API_VERSION = "floodscope/v1";

    /** No scenario needs more text; a larger file is a mistake or an attack. */
    public static final int MAX_BYTES = 4 << 20;

    private final Problems problems;

    /** A loader that notes problems here. */
    public ScenarioLoader(Problems problems) {
        this.problems = problems;
    }

    /** The scenario of a file, or null if it cannot even be read; problems may have been noted in either case. */
    public @Nullable LoadedScenario load(Path path, List<String> sets) {
        return load(path, sets, null);
    }

    /** The same for one of the file's variants; null is the file itself. */
    public @Nullable LoadedScenario load(Path path, List<String> sets, @Nullable String variant) {
        return bound(
                readTree(path, String.valueOf(path), String.valueOf(path.getFileName()), problems),
                path,
                sets,
                variant);
    }

    /**
     * The scenario of a text that stands in no file, such as one from a pipe.
     *
     * @param name how messages name the text; need not be fit for a file
     * @param folder where the files are that it includes
     */
    public @Nullable LoadedScenario load(
            byte[] bytes, String name, Path folder, List<String> sets, @Nullable String variant) {
        return bound(readTree(bytes, name, name, problems), folder.resolve("-"), sets, variant);
    }

    private @Nullable LoadedScenario bound(
            @Nullable MapNode tree, Path path, List<String> sets, @Nullable String variant) {
        if (tree == null || isSweep(tree)) {
            return null;
        }
        Inclusion inclusion = new Inclusion(problems);
        MapNode root = inclusion.resolve(tree, path);
        if (!inclusion.isWhole()) {
            // What an unreadable file would have said is not missing.
            return null;
        }
        List<SetOption> changes = new ArrayList<>();
        if (variant != null) {
            changes.addAll(new Variants(problems).apply(root, variant));
        }
        for (String set : sets) {
            SetOption option = SetOption.parse(set, problems);
            if (option != null) {
                changes.add(option);
            }
        }
        Substitution substitution = new Substitution(problems);
        boolean whole = writeOut(root, changes, path, substitution);
        if (!substitution.isComplete()) {
            return null;
        }
        checkVersion(root);
        RecordBinder binder = new RecordBinder(problems);
        Scenario scenario = binder.bind(Scenario.class, root, "");
        if (!whole && problems.hasErrors()) {
            // Names that the fabric would have made are not worth a message each.
            return null;
        }
        return new LoadedScenario(scenario, binder.configuration(), root);
    }

    /**
     * Changes values, fills in variables and templates, and writes out the fabric. Changes of the fabric come before it is
     * written out, changes of what it makes after.
     *
     * @return false if the fabric could not be written out
     */
    private boolean writeOut(MapNode root, List<SetOption> changes, Path path, Substitution substitution) {
        boolean fabric = root.get("fabric") != null || changes.stream().anyMatch(SetOption::concernsFabric);
        Templates templates = new Templates(problems);
        for (SetOption change : changes) {
            if (!fabric || change.comesFirst()) {
                change.apply(root, TypeCursor.at(Scenario.class), problems);
            } else if (change.isWild()) {
                change.apply(root, TypeCursor.at(Scenario.class), new Problems());
            }
        }
        substitution.apply(root, path);
        boolean whole = true;
        if (fabric) {
            if (root.get("fabric") instanceof MapNode block) {
                templates.applyInside(root, block);
                whole = new FabricExpansion(block, problems).apply(root);
            }
            for (SetOption change : changes) {
                if (!change.comesFirst()) {
                    change.with(substitution::resolve).apply(root, TypeCursor.at(Scenario.class), problems);
                }
            }
        }
        templates.apply(root);
        return whole;
    }

    private boolean isSweep(MapNode tree) {
        if (tree.get("kind") instanceof YamlNode.ScalarNode kind && kind.text().equals(SweepLoader.KIND)) {
            problems.error(kind.span(), "this is a sweep, not a scenario; 'floodscope sweep' runs it");
            return true;
        }
        return false;
    }

    /** Names of the variants of a file, in its order. */
    public static List<String> variants(LoadedScenario loaded) {
        return loaded.tree().get("variants") instanceof MapNode map
                ? List.copyOf(map.entries().keySet())
                : List.of();
    }

    private void checkVersion(MapNode root) {
        YamlNode version = root.get("apiVersion");
        if (version instanceof YamlNode.ScalarNode scalar && !scalar.text().equals(API_VERSION)) {
            problems.error(
                    scalar.span(),
                    "unknown apiVersion '" + scalar.text() + "'; this program understands " + API_VERSION);
        }
    }

    /** The tree of a file, or null after noting why there is none. */
    static @Nullable MapNode readTree(Path path, String displayName, String resultName, Problems problems) {
        SourceFile unread = new SourceFile(displayName, resultName, List.of());
        SourceSpan top = new SourceSpan(unread, 1, 1, 1);
        try {
            if (Files.isDirectory(path)) {
                problems.error(top, "is a folder, not a scenario file");
                return null;
            }
            try (InputStream in = Files.newInputStream(path)) {
                return readTree(in.readNBytes(MAX_BYTES + 1), displayName, resultName, problems);
            }
        } catch (NoSuchFileException e) {
            problems.error(top, "there is no such file");
        } catch (IOException e) {
            problems.error(top, "cannot be read: " + reason(e));
        }
        return null;
    }

    private static @Nullable MapNode readTree(byte[] bytes, String displayName, String resultName, Problems problems) {
        SourceFile unread = new SourceFile(displayName, resultName, List.of());
        SourceSpan top = new SourceSpan(unread, 1, 1, 1);
        if (bytes.length > MAX_BYTES) {
            problems.error(top, "the file is larger than " + (MAX_BYTES >> 20) + " MiB; no scenario needs that");
            return null;
        }
        for (byte each : bytes) {
            if (each == 0) {
                problems.error(top, "not UTF-8 text: there are null bytes in it, as in UTF-16 and in binary files");
                return null;
            }
        }
        try {
            String text = decode(bytes);
            SourceFile file =
                    new SourceFile(displayName, resultName, text.lines().toList());
            return YamlReader.read(file, text, problems);
        } catch (CharacterCodingException e) {
            problems.error(top, "not UTF-8 text");
            return null;
        }
    }

    private static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        return e instanceof FileSystemException system && system.getReason() != null
                ? system.getReason()
                : String.valueOf(e.getMessage());
    }

    private static String decode(byte[] bytes) throws CharacterCodingException {
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes))
                .toString();
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
