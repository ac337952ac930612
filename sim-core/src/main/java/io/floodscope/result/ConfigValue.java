package io.floodscope.result;

/**
 * An effective setting of the run and where it came from.
 *
 * @param path path into the scenario, such as {@code bridges.br-int.mac-aging-time}
 * @param value effective value with unit
 * @param origin {@code file:line:column}, {@code --set}, {@code default (source)} or {@code profile NAME}
 */
public record ConfigValue(String path, String value, String origin) {}
