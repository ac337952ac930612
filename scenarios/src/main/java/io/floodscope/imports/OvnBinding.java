package io.floodscope.imports;

import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.MacAddress;
import org.jspecify.annotations.Nullable;

/**
 * A row of the southbound table MAC_Binding.
 *
 * @param logicalPort the router port that learned it
 * @param ip the address
 * @param mac its MAC
 * @param timestampMillis milliseconds since 1970 at which it was learned or refreshed; null before OVN 22.09
 * @param where place in the file
 */
public record OvnBinding(
        String logicalPort,
        IpAddress ip,
        MacAddress mac,
        @Nullable Long timestampMillis,
        Where where) {}
