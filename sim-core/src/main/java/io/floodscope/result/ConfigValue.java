package io.floodscope.result;

/**
 * An effective setting of the run and where it came from.
 *
 * @param path path into the scenario, such as {@code bridges.br-int.mac-aging-time}
 * @param value effective value with unit
 * @param origin {@code file:line:column}, {@code --set}, {@code default (source)} or {@code profile NAME}
 */
public record ConfigValue(String path, String value, String origin) {

    /** The setting with its value and place, as the causes of a run name it. */
    public String shown() {
        return path + ": " + value + " (" + origin + ")";
    }

    /** Whether the value only names the scenario or says what is expected of it: such a value changes nothing in a run. */
    public boolean isAboutScenario() {
        return path.startsWith("assert.")
                || path.startsWith("expect.")
                || path.startsWith("tags.")
                || path.equals("name")
                || path.equals("title");
    }
}
