package io.floodscope.scenario.profile;

import io.floodscope.scenario.load.Problems;
import io.floodscope.scenario.schema.SourceFile;
import io.floodscope.scenario.schema.SourceSpan;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The gateway profiles that a run may name: those that are shipped, and those of a user's folder ({@code --profiles DIR}),
 * which win. A profile is one YAML file named like it; it is read when it is asked for. Threads may share it once all
 * folders are added.
 */
public final class GatewayProfiles {

    private static final String SUFFIX = ".yaml";
    private static final String FOLDER = "/io/floodscope/scenario/gateways/";
    private static final String ANCHOR = FOLDER + "cisco-nxos-anycast" + SUFFIX;

    private final Map<String, Text> files = new TreeMap<>();
    private final Map<String, VendorProfile> read = new LinkedHashMap<>();
    private final List<Path> folders = new ArrayList<>();

    /** The text of a profile file. */
    private interface Text {
        String read() throws IOException;

        default String shownAs() {
            return "";
        }
    }

    private record Resource(String name) implements Text {
        @Override
        public String read() throws IOException {
            try (InputStream in = GatewayProfiles.class.getResourceAsStream(FOLDER + name + SUFFIX)) {
                if (in == null) {
                    throw new IOException("missing from the jar");
                }
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
        }

        @Override
        public String shownAs() {
            return "gateways/" + name + SUFFIX;
        }
    }

    private record UserFile(Path path) implements Text {
        @Override
        public String read() throws IOException {
            return Files.readString(path);
        }

        @Override
        public String shownAs() {
            return path.toString();
        }
    }

    private GatewayProfiles() {}

    /** The shipped profiles. */
    public static GatewayProfiles shipped() {
        GatewayProfiles all = new GatewayProfiles();
        for (String name : shippedNames()) {
            all.files.put(name, new Resource(name));
        }
        return all;
    }

    /**
     * Adds the {@code *.yaml} files of a folder; a file named like a shipped profile replaces it.
     *
     * @param problems gets an error if the folder cannot be read
     */
    public void addFolder(Path folder, Problems problems) {
        folders.add(folder);
        try (Stream<Path> inside = Files.list(folder)) {
            inside.filter(Files::isRegularFile)
                    .filter(path -> path.getFileName().toString().endsWith(SUFFIX))
                    .sorted()
                    .forEach(path -> {
                        String file = path.getFileName().toString();
                        String name = file.substring(0, file.length() - SUFFIX.length());
                        files.put(name, new UserFile(path));
                        read.remove(name);
                    });
        } catch (IOException | UncheckedIOException e) {
            problems.error(
                    top(folder.toString()),
                    "no folder of profiles: " + e.getClass().getSimpleName());
        }
    }

    /** The folders that were added, in their order. */
    public List<Path> folders() {
        return Collections.unmodifiableList(folders);
    }

    /** Names of all profiles, sorted. */
    public Set<String> names() {
        return Collections.unmodifiableSet(files.keySet());
    }

    /** Names and texts of the profiles that folders added, so that a result can be tied to them. */
    public String addedText() throws IOException {
        StringBuilder out = new StringBuilder();
        for (Map.Entry<String, Text> file : files.entrySet()) {
            if (file.getValue() instanceof UserFile added) {
                out.append(file.getKey()).append('\n').append(added.read()).append('\n');
            }
        }
        return out.toString();
    }

    /** The profile of this name, or null: there is none ({@link #names}), or its file is wrong and problems say how. */
    public synchronized @Nullable VendorProfile find(String name, Problems problems) {
        VendorProfile known = read.get(name);
        Text text = files.get(name);
        if (known != null || text == null) {
            return known;
        }
        try {
            String content = text.read();
            SourceFile file = new SourceFile(
                    text.shownAs(), "gateways/" + name + SUFFIX, content.lines().toList());
            known = ProfileReader.read(file, content, name, problems);
        } catch (IOException e) {
            problems.error(
                    top(text.shownAs()), "cannot be read: " + e.getClass().getSimpleName());
        }
        if (known != null) {
            read.put(name, known);
        }
        return known;
    }

    private static SourceSpan top(String shownAs) {
        return new SourceSpan(new SourceFile(shownAs, "gateways", List.of()), 1, 1, 1);
    }

    private static List<String> shippedNames() {
        URL anchor = GatewayProfiles.class.getResource(ANCHOR);
        if (anchor == null) {
            throw new IllegalStateException("the jar holds no gateway profiles");
        }
        try {
            return anchor.openConnection() instanceof JarURLConnection jar ? namesIn(jar) : namesBeside(anchor);
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException("the gateway profiles of the jar cannot be listed", e);
        }
    }

    private static List<String> namesIn(JarURLConnection jar) throws IOException {
        List<String> names = new ArrayList<>();
        String prefix = FOLDER.substring(1);
        jar.getJarFile().stream()
                .map(entry -> entry.getName())
                .filter(entry -> entry.startsWith(prefix) && entry.endsWith(SUFFIX))
                .forEach(entry -> names.add(entry.substring(prefix.length(), entry.length() - SUFFIX.length())));
        return names;
    }

    private static List<String> namesBeside(URL anchor) throws IOException, URISyntaxException {
        Path folder = Path.of(anchor.toURI()).getParent();
        List<String> names = new ArrayList<>();
        if (folder != null) {
            try (Stream<Path> inside = Files.list(folder)) {
                inside.map(path -> path.getFileName().toString())
                        .filter(file -> file.endsWith(SUFFIX))
                        .forEach(file -> names.add(file.substring(0, file.length() - SUFFIX.length())));
            }
        }
        return names;
    }
}
