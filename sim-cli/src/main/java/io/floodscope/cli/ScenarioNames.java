package io.floodscope.cli;

/** Names of scenarios made from names of files. */
final class ScenarioNames {

    private static final int LONGEST = 60;

    private ScenarioNames() {}

    /** The file's name without its suffix, in the letters that the language takes; {@code fallback} if none is left. */
    static String of(String fileName, String fallback) {
        String plain = fileName.replaceFirst("(\\.flood)?\\.ya?ml$", "").replaceAll("[^A-Za-z0-9_-]", "-");
        String name = plain.replaceFirst("^[_-]+", "");
        return name.isEmpty() ? fallback : name.substring(0, Math.min(LONGEST, name.length()));
    }
}
