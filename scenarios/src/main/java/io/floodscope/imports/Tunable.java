package io.floodscope.imports;

/**
 * A neighbour setting from {@code sysctl -a}.
 *
 * @param v6 whether it is below net.ipv6
 * @param section {@code neigh} or {@code conf}
 * @param dev interface, or {@code default} or {@code all}
 * @param name such as {@code base_reachable_time_ms}
 * @param raw the number as it stands there
 * @param nanos the time it means in ns; -1 for counts and switches
 * @param where place in the file
 */
public record Tunable(boolean v6, String section, String dev, String name, long raw, long nanos, Where where) {

    /** {@code net.ipv4.neigh.eth0.locktime}. */
    public String key() {
        return "net.ipv" + (v6 ? 6 : 4) + "." + section + "." + dev + "." + name;
    }
}
