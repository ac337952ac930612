package io.floodscope.imports;

import io.floodscope.net.addr.MacAddress;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a MAC table.
 *
 * @param bridge the bridge, null if the output does not name it
 * @param port the port as the output names it: an OpenFlow number, {@code LOCAL}, or an interface
 * @param vlan the VLAN, 0 for none
 * @param mac the address
 * @param age seconds since the last frame from it; null if unknown
 * @param pinned whether it never ages
 * @param where place in the file
 */
public record FdbEntry(
        @Nullable String bridge,
        String port,
        int vlan,
        MacAddress mac,
        @Nullable Long age,
        boolean pinned,
        Where where) {

    /** The same entry of a named bridge. */
    FdbEntry on(String name) {
        return new FdbEntry(name, port, vlan, mac, age, pinned, where);
    }
}
