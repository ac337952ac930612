package io.floodscope.scenario.profile;

/**
 * One value of a profile, for listings and reports.
 *
 * @param path path in the file, such as {@code arp-refresh.fraction}
 * @param value the value as it is written
 * @param source where it comes from
 * @param verified whether the source states it
 */
public record ProfileValue(String path, String value, String source, boolean verified) {}
