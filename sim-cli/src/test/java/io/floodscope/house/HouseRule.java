package io.floodscope.house;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Rules on files rather than on classes. Each takes the files of a tree and tells what is wrong with them. */
enum HouseRule {
    NO_LONG_FILES(HouseRule::longFiles),
    PACKAGES_ARE_DESCRIBED(HouseRule::undescribedPackages),
    PUBLIC_TYPES_ARE_DOCUMENTED(JavaShape::undocumentedTypes),
    NO_LONG_METHODS(JavaShape::longMethods),
    NO_MACHINE_PATHS(HouseRule::machinePaths),
    VERSIONS_STAND_IN_THE_PARENT(HouseRule::versionsOutsideTheParent),
    TWO_COMMANDS_SET_UP(HouseRule::setUpCommands),
    CHANGELOG_HAS_ITS_FORM(HouseRule::changelogForm),
    SCENARIOS_HAVE_A_PAGE(HouseRule::scenariosWithoutPage);

    static final int LONGEST_FILE = 500;

    private static final Pattern MACHINE_PATH =
            Pattern.compile("(?<![\\w.}$\\-/*~])/(?:work|tmp|root|farm|home|Users)/[\\w.]");
    private static final Pattern VERSION_HEADING =
            Pattern.compile("## \\d+\\.\\d+\\.\\d+ \\((?:unreleased|\\d{4}-\\d{2}-\\d{2})\\)");
    private static final List<String> CHANGE_KINDS = List.of("Breaking", "Added", "Fixed", "Results change");

    private final Function<List<SourceFile>, List<String>> check;

    HouseRule(Function<List<SourceFile>, List<String>> check) {
        this.check = check;
    }

    /** What breaks the rule, one line per finding; empty when all is well. */
    List<String> findings(List<SourceFile> files) {
        return check.apply(files);
    }

    private static List<String> longFiles(List<SourceFile> files) {
        return files.stream()
                .filter(SourceFile::isJava)
                .filter(file -> file.lines().size() > LONGEST_FILE)
                .map(file -> file.path() + " has " + file.lines().size() + " lines; the limit is " + LONGEST_FILE)
                .toList();
    }

    private static List<String> undescribedPackages(List<SourceFile> files) {
        Set<String> described = files.stream()
                .filter(file -> file.path().endsWith("/package-info.java"))
                .filter(file ->
                        file.text().contains("@NullMarked") && file.text().contains("/**"))
                .map(SourceFile::directory)
                .collect(Collectors.toSet());
        return files.stream()
                .filter(SourceFile::isProductCode)
                .map(SourceFile::directory)
                .filter(directory -> !described.contains(directory))
                .distinct()
                .map(directory -> directory + " lacks a package-info.java with a sentence and @NullMarked")
                .toList();
    }

    private static List<String> machinePaths(List<SourceFile> files) {
        List<String> findings = new ArrayList<>();
        for (SourceFile file : files) {
            // Recordings of real machines are kept as they were made.
            if (file.path().endsWith(".json")) {
                continue;
            }
            List<String> lines = file.lines();
            for (int i = 0; i < lines.size(); i++) {
                Matcher path = MACHINE_PATH.matcher(lines.get(i));
                if (path.find()) {
                    findings.add(file.path() + ":" + (i + 1) + " names a path of one machine: " + path.group() + "...");
                }
            }
        }
        return findings;
    }

    private static List<String> versionsOutsideTheParent(List<SourceFile> files) {
        return files.stream()
                .filter(file -> file.path().matches("[^/]+/pom\\.xml"))
                .filter(file -> file.text()
                        .replaceFirst("(?s)<parent>.*?</parent>", "")
                        .replace("<version>${", "")
                        .contains("<version>"))
                .map(file -> file.path() + " names a version; versions stand in the parent pom only")
                .toList();
    }

    private static List<String> setUpCommands(List<SourceFile> files) {
        List<String> expected = List.of("./floodscope run scenarios/seed-fig-1-1.flood.yaml --out out", "./verify");
        List<String> findings = new ArrayList<>();
        for (SourceFile file : files) {
            if (!file.path().equals("README.md")) {
                continue;
            }
            String start =
                    file.text().split("(?m)^## ", 3).length > 1 ? file.text().split("(?m)^## ", 3)[1] : "";
            List<String> commands = fencedLines(start);
            if (!commands.equals(expected)) {
                findings.add("README.md: its first section must set up with " + expected + " but has " + commands);
            }
        }
        return findings;
    }

    private static List<String> fencedLines(String markdown) {
        List<String> inside = new ArrayList<>();
        boolean fenced = false;
        for (String line : markdown.lines().toList()) {
            if (line.startsWith("```")) {
                fenced = !fenced;
            } else if (fenced && !line.isBlank()) {
                inside.add(line.replaceFirst("\\s+#.*", ""));
            }
        }
        return inside;
    }

    private static List<String> changelogForm(List<SourceFile> files) {
        List<String> findings = new ArrayList<>();
        for (SourceFile file : files) {
            if (file.path().equals("CHANGELOG.md")) {
                String[] versions = file.text().split("(?m)^(?=## )");
                if (versions.length < 2) {
                    findings.add("CHANGELOG.md has no version");
                }
                for (int i = 1; i < versions.length; i++) {
                    findings.addAll(changelogVersion(versions[i]));
                }
            }
        }
        return findings;
    }

    private static List<String> changelogVersion(String section) {
        List<String> findings = new ArrayList<>();
        String heading = section.lines().findFirst().orElse("");
        if (!VERSION_HEADING.matcher(heading).matches()) {
            findings.add("CHANGELOG.md: a heading must read '## 1.2.3 (unreleased)' or end with a date: " + heading);
        }
        int last = -1;
        for (String part : section.split("(?m)^(?=### )")) {
            if (!part.startsWith("### ")) {
                continue;
            }
            String kind = part.lines().findFirst().orElse("").substring(4).strip();
            int place = CHANGE_KINDS.indexOf(kind);
            if (place < 0 || place <= last) {
                findings.add("CHANGELOG.md: '" + kind + "' is not one of " + CHANGE_KINDS + " in this order");
            }
            last = Math.max(last, place);
            if (part.lines().noneMatch(line -> line.startsWith("- "))) {
                findings.add("CHANGELOG.md: nothing stands under '" + kind + "'");
            }
        }
        if (last < 0) {
            findings.add("CHANGELOG.md: no change stands under " + heading);
        }
        return findings;
    }

    private static List<String> scenariosWithoutPage(List<SourceFile> files) {
        Set<String> paths = files.stream().map(SourceFile::path).collect(Collectors.toCollection(TreeSet::new));
        return paths.stream()
                .filter(path -> path.matches("scenarios/[^/]+\\.flood\\.yaml"))
                .filter(path -> !paths.contains(path.replace(".flood.yaml", ".md")))
                .map(path -> path + " has no page " + path.replace(".flood.yaml", ".md"))
                .toList();
    }
}
