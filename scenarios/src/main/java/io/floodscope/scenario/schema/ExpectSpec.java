package io.floodscope.scenario.schema;

import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.MacAddress;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that must hold at a time. */
@Block(
        value = "expectation",
        doc = "What must hold at a time, about a bridge's MAC table, a host's neighbour table, or the tables of OVN.")
public sealed interface ExpectSpec {

    /** Where it is written. */
    Origin origin();

    /** Name or pattern of what is looked at. */
    String subject();

    /** When it is looked at. */
    Duration at();

    /** What is said about it. */
    Remarks remarks();

    /** Name in reports, or null for one that is made up. */
    default @Nullable String name() {
        return remarks().name();
    }

    /** What a failure means. */
    default AssertSpec.Severity severity() {
        return remarks().severity();
    }

    /** Why it is expected, or null. */
    default @Nullable String because() {
        return remarks().because();
    }

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

            @Inline Remarks remarks)
            implements ExpectSpec {

        @Override
        public String subject() {
            return bridge;
        }
    }

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

            @Inline Remarks remarks)
            implements ExpectSpec {

        @Override
        public String subject() {
            return host;
        }
    }

    /** About an OVN deployment. */
    @Block(value = "expectation", type = "ovn", doc = "About the southbound tables of an OVN deployment at a time.")
    record OfOvn(
            Origin origin,

            @Key(value = "When; after everything else of that instant has happened.", required = true, min = "0s")
            Duration at,

            @Key(value = "The deployment.", required = true, refers = "ovn")
            String ovn,

            @Key(value = "Number of MAC_Binding rows.", min = "0") @Nullable
            Integer macBindings,

            @Key(value = "Number of FDB rows.", min = "0") @Nullable
            Integer fdbRows,

            @Inline Remarks remarks)
            implements ExpectSpec {

        @Override
        public String subject() {
            return ovn;
        }
    }

    /** About the MAC bindings of a router port. */
    @Block(
            value = "expectation",
            type = "router-port",
            doc = "About the MAC_Binding rows of a logical router's port at a time.")
    record OfRouterPort(
            Origin origin,

            @Key(value = "When; after everything else of that instant has happened.", required = true, min = "0s")
            Duration at,

            @Key(
                    value = "The router port; '*' matches several, each of which must hold.",
                    required = true,
                    refers = "router port")
            String routerPort,

            @Key("Addresses that have a row.") List<IpAddress> hasBinding,
            @Key("Addresses that have none.") List<IpAddress> noBinding,

            @Key("The rows of 'has-binding' bear this MAC.") @Nullable
            MacAddress mac,

            @Key(value = "Number of rows.", min = "0") @Nullable
            Integer bindings,

            @Inline Remarks remarks)
            implements ExpectSpec {

        @Override
        public String subject() {
            return routerPort;
        }
    }

    /** About the FDB rows of a logical switch. */
    @Block(
            value = "expectation",
            type = "logical-switch",
            doc = "About the FDB rows of a logical switch in OVN's southbound database at a time.")
    record OfLogicalSwitch(
            Origin origin,

            @Key(value = "When; after everything else of that instant has happened.", required = true, min = "0s")
            Duration at,

            @Key(
                    value = "The logical switch; '*' matches several, each of which must hold.",
                    required = true,
                    refers = "logical switch")
            String logicalSwitch,

            @Key("Addresses that have a row.") List<MacAddress> hasEntry,
            @Key("Addresses that have none.") List<MacAddress> noEntry,

            @Key(value = "Number of rows.", min = "0") @Nullable
            Integer entries,

            @Inline Remarks remarks)
            implements ExpectSpec {

        @Override
        public String subject() {
            return logicalSwitch;
        }
    }
}
