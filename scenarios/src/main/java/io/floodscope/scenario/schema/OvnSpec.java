package io.floodscope.scenario.schema;

import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.MacAddress;
import io.floodscope.net.addr.Prefix;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An OVN deployment. */
@Block(
        value = "ovn deployment",
        doc =
                "An OVN deployment: one southbound database with its MAC_Binding and FDB tables, one northd, and the chassis, "
                        + "logical switches and logical routers that they serve. Keys are OVN's own options in kebab case. Names of "
                        + "chassis, switches, routers and router ports are unique over all deployments of a file.")
public record OvnSpec(
        Origin origin,

        @Key(
                value = "Release, such as ovn-23.03 or 24.03.6: what learns, what is filtered, how many packets wait, "
                        + "and who ages bindings.",
                def = "ovn-26.03",
                source = "the newest recorded release",
                refers = "ovn release")
        String version,

        @Key("Who ages MAC bindings, if not the controller of the release.") @Nullable
        OvnAgingSpec aging,

        @Key(
                value = "How long its processes take: as measured on real daemons, or no time at all for questions "
                        + "about timers alone.",
                def = "measured")
        Latencies latencies,

        @Key(
                value = "Most MAC_Binding rows that one run of northd removes; then it pauses 5s. 0 = no limit.",
                def = "0",
                source = "NB_Global mac_binding_removal_limit",
                min = "0")
        int macBindingRemovalLimit,

        @Key(value = "The same for FDB rows.", def = "0", source = "NB_Global fdb_removal_limit", min = "0")
        int fdbRemovalLimit,

        @Key(
                value =
                        "Longest time between announcements of a gateway port (garp-max-timeout-sec): they go on for "
                                + "ever at that distance. 0s: at 0, 1, 3, 7 and 15s (before 23.09 at 0, 2, 6, 14 and 30s), then no more.",
                def = "0s",
                source = "OVN",
                min = "0s",
                max = "30d")
        Duration garpMaxTimeout,

        @Key(value = "Machines with ovn-controller, by name.", required = true)
        Map<String, ChassisSpec> chassis,

        @Key("Logical switches by name.") Map<String, LogicalSwitchSpec> switches,

        @Key("Logical routers by name.") Map<String, LogicalRouterSpec> routers) {

    /** How long processes take. */
    public enum Latencies {
        /** As recorded. */
        MEASURED,
        /** Nothing takes time. */
        NONE
    }

    /** A chassis. */
    @Block(
            value = "chassis",
            doc = "A machine with ovn-controller and an integration bridge of its own. Hosts name it with 'chassis'.")
    public record ChassisSpec(
            Origin origin,

            @Key(
                    value = "Provider networks by name and the bridge each is attached to (ovn-bridge-mappings). The "
                            + "bridge's port bears the chassis' name and carries all VLANs.",
                    refers = "bridge")
            Map<String, String> bridgeMappings,

            @Key("Provider networks on which routed frames leave with this MAC instead of the router port's "
                    + "(ovn-chassis-mac-mappings); the router's gratuitous ARP keeps the router's.")
            Map<String, MacAddress> chassisMacMappings) {}

    /** A logical switch. */
    @Block(value = "logical switch", doc = "A logical switch. Instances join it with 'logical-switch' of a host.")
    public record LogicalSwitchSpec(
            Origin origin,

            @Key(value = "Provider network of its localnet port; none without it.", refers = "provider network")
            @Nullable
            String localnet,

            @Key(value = "VLAN of the localnet port; untagged without it.", min = "1", max = "4094") @Nullable
            Integer tag,

            @Key(
                    value = "Whether MACs behind the localnet port make FDB rows (localnet_learn_fdb).",
                    def = "false",
                    source = "OVN")
            boolean localnetLearnFdb,

            @Key(
                    value = "Whole seconds after which an FDB row is removed (fdb_age_threshold, from 23.09 on); 0s = "
                            + "never.",
                    def = "0s",
                    source = "OVN",
                    min = "0s")
            Duration fdbAgeThreshold) {}

    /** A logical router. */
    @Block(value = "logical router", doc = "A logical router with its options for learning and aging.")
    public record LogicalRouterSpec(
            Origin origin,

            @Key(
                    value = "Age at which a MAC_Binding row is removed: whole seconds such as 300s, or from 24.03 on a "
                            + "list such as '192.168.0.0/16:300s;10s' in which the longest prefix wins; 0s = never.",
                    def = "0s",
                    source = "OVN: aging is off")
            String macBindingAgeThreshold,

            @Key(
                    value = "Whether any ARP request teaches; with false only those for the router's own address do, "
                            + "and those that change a known MAC.",
                    def = "true",
                    source = "OVN")
            boolean alwaysLearnFromArpRequest,

            @Key(
                    value = "Whether other OVN routers are resolved by ARP, and age, like any neighbour.",
                    def = "false",
                    source = "OVN")
            boolean dynamicNeighRouters,

            @Key(value = "Its ports by name.", required = true)
            Map<String, RouterPortSpec> ports,

            @Key("Static routes; the next hop decides the port.")
            List<HostSpec.RouteSpec> routes,

            @Key("Neighbours that never age, make no row and are never asked for.")
            List<StaticBindingSpec> staticMacBindings) {}

    /** A port of a logical router. */
    @Block(
            value = "router port",
            doc =
                    "A port of a logical router. With a gateway chassis only that one answers, learns and asks for it; without "
                            + "one it is distributed over all.")
    public record RouterPortSpec(
            Origin origin,

            @Key(value = "The logical switch.", required = true, name = "switch", refers = "logical switch")
            String logicalSwitch,

            @Key(value = "Its MAC.", required = true) MacAddress mac,

            @Key(value = "Its addresses with prefix length.", required = true)
            List<Prefix> networks,

            @Key(
                    value =
                            "The chassis that may host it, by falling priority. The first that lives hosts it and announces its "
                                    + "addresses; when its machine stops the next claims it 2 to 3 s later and announces it 1 s after that, "
                                    + "and it claims it back 1 to 2 s after its return. A stopped ovn-controller changes nothing.",
                    refers = "chassis")
            List<String> gatewayChassis) {}

    /** A static binding. */
    @Block(value = "static binding", doc = "A row of Static_MAC_Binding.")
    public record StaticBindingSpec(
            Origin origin,

            @Key(value = "The router port.", required = true, refers = "router port")
            String port,

            @Key(value = "The neighbour's address.", required = true)
            IpAddress ip,

            @Key(value = "The neighbour's MAC.", required = true)
            MacAddress mac) {}
}
