package io.floodscope.scenario.schema;

import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.MacAddress;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that must hold at a time. */
@Block(value = "expectation", doc = "What must hold at a time, about a bridge's MAC table or a host's neighbour table.")
public sealed interface ExpectSpec {

    /** Where it is written. */
    Origin origin();

    /** When it is looked at. */
    Duration at();

    /** Name in reports. */
    @Nullable
    String name();

    /** What a failure means. */
    AssertSpec.Severity severity();

    /** Why it is expected. */
    @Nullable
    String because();

    /** About a bridge's MAC table. */
    @Block(value = "expectation", type = "bridge", doc = "About the MAC table of a bridge at a time.")
    record OfBridge(
            Origin origin,

            @Key(value = "When; after everything else of that instant has happened.", required = true, min = "0s")
            Duration at,

            @Key(value = "The bridge.", required = true, refers = "bridge")
            String bridge,

            @Key(value = "The VLAN, 0 for untagged; any VLAN without it.", min = "0", max = "4094") @Nullable
            Integer vlan,

            @Key("Addresses that have an entry.") List<MacAddress> hasEntry,
            @Key("Addresses that have none.") List<MacAddress> noEntry,

            @Key(value = "The entries of 'has-entry' stand on the port towards this neighbour.") @Nullable
            String onPort,

            @Key(value = "Number of entries.", min = "0") @Nullable
            Integer entries,

            @Key(value = "Name in reports.", prose = true) @Nullable
            String name,

            @Key(value = "'warn' reports a failure without failing the run.", def = "error")
            AssertSpec.Severity severity,

            @Key(value = "Why this is expected; shown when it fails.", prose = true) @Nullable
            String because)
            implements ExpectSpec {}

    /** About a host's neighbour table. */
    @Block(value = "expectation", type = "host", doc = "About the neighbour table of a host at a time.")
    record OfHost(
            Origin origin,

            @Key(value = "When; after everything else of that instant has happened.", required = true, min = "0s")
            Duration at,

            @Key(value = "The host; '*' matches several, each of which must hold.", required = true, refers = "host")
            String host,

            @Key("The neighbour's address.") @Nullable IpAddress neighbour,

            @Key("The entry's state, or one of several; NONE for no entry.")
            List<String> state,

            @Key("The MAC on record.") @Nullable MacAddress mac,

            @Key(value = "Number of entries in the table.", min = "0") @Nullable
            Integer entries,

            @Key(value = "Name in reports.", prose = true) @Nullable
            String name,

            @Key(value = "'warn' reports a failure without failing the run.", def = "error")
            AssertSpec.Severity severity,

            @Key(value = "Why this is expected; shown when it fails.", prose = true) @Nullable
            String because)
            implements ExpectSpec {}
}
