package io.floodscope.imports;

import io.floodscope.net.addr.MacAddress;
import org.jspecify.annotations.Nullable;

/**
 * A row of the southbound table FDB.
 *
 * @param datapathKey tunnel key of the logical switch
 * @param portKey tunnel key of the port
 * @param mac the address
 * @param timestampMillis milliseconds since 1970; null before OVN 23.09, where rows never age
 * @param where place in the file
 */
public record OvnFdbRow(
        long datapathKey,
        long portKey,
        MacAddress mac,
        @Nullable Long timestampMillis,
        Where where) {}
