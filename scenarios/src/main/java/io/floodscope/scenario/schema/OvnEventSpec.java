package io.floodscope.scenario.schema;

import io.floodscope.net.addr.IpAddress;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Events of OVN deployments. */
@Block(value = "event", doc = "Something that happens to an OVN deployment.", by = "do")
public sealed interface OvnEventSpec extends EventSpec {

    /** ovn-northd ends, or starts and soon looks for what is due. Rows outlive their threshold meanwhile. */
    @Block(
            value = "event",
            type = "northd",
            doc = "ovn-northd ends, or starts and soon looks for what is due. Rows outlive their threshold meanwhile.")
    record Northd(
            Origin origin,

            @Inline EventTimes times,

            @Key(value = "The deployments; '*' matches any part of a name.", required = true, refers = "ovn")
            List<String> ovn,

            @Key(value = "What happens to it.", required = true)
            Action action)
            implements OvnEventSpec {}

    /** The wall clock of ovn-northd's machine is stepped: rows age at once, or are spared. */
    @Block(
            value = "event",
            type = "step-northd-clock",
            doc = "The wall clock of ovn-northd's machine is stepped: rows age at once, or are spared.")
    record StepClock(
            Origin origin,

            @Inline EventTimes times,

            @Key(value = "The deployments; '*' matches any part of a name.", required = true, refers = "ovn")
            List<String> ovn,

            @Key(value = "By how much.", required = true, min = "1ms", max = "365d")
            Duration by,

            @Key(value = "Which way.", def = "forward") Direction direction)
            implements OvnEventSpec {}

    /** ovn-controller of a chassis ends without cleaning up, or starts and claims its gateway ports anew. */
    @Block(
            value = "event",
            type = "ovn-controller",
            doc = "ovn-controller of a chassis ends without cleaning up, or starts and claims its gateway ports anew.")
    record Controller(
            Origin origin,

            @Inline EventTimes times,

            @Key(value = "The chassis; '*' matches any part of a name.", required = true, refers = "chassis")
            List<String> chassis,

            @Key(value = "What happens to it.", required = true)
            ProcessAction action)
            implements OvnEventSpec {}

    /** A chassis loses power, or gets it back: a dead one forwards nothing. */
    @Block(
            value = "event",
            type = "chassis",
            doc = "A chassis loses power, or gets it back: a dead one forwards nothing.")
    record Chassis(
            Origin origin,

            @Inline EventTimes times,

            @Key(value = "The chassis; '*' matches any part of a name.", required = true, refers = "chassis")
            List<String> chassis,

            @Key(value = "What happens to it.", required = true)
            Action action)
            implements OvnEventSpec {}

    /** Changes mac_binding_age_threshold of logical routers. */
    @Block(value = "event", type = "set-age-threshold", doc = "Changes mac_binding_age_threshold of logical routers.")
    record SetAgeThreshold(
            Origin origin,

            @Inline EventTimes times,

            @Key(value = "The routers; '*' matches any part of a name.", required = true, refers = "logical router")
            List<String> router,

            @Key(value = "The new threshold or list of thresholds, as in the router's block.", required = true)
            String macBindingAgeThreshold)
            implements OvnEventSpec {}

    /** Changes fdb_age_threshold of logical switches. */
    @Block(value = "event", type = "set-fdb-age-threshold", doc = "Changes fdb_age_threshold of logical switches.")
    record SetFdbAgeThreshold(
            Origin origin,

            @Inline EventTimes times,

            @Key(value = "The switches; '*' matches any part of a name.", required = true, refers = "logical switch")
            List<String> logicalSwitch,

            @Key(value = "The new threshold in whole seconds; 0s = never.", required = true, min = "0s")
            Duration fdbAgeThreshold)
            implements OvnEventSpec {}

    /** Changes how many rows one run of northd removes. */
    @Block(value = "event", type = "set-removal-limit", doc = "Changes how many rows one run of northd removes.")
    record SetRemovalLimit(
            Origin origin,

            @Inline EventTimes times,

            @Key(value = "The deployments; '*' matches any part of a name.", required = true, refers = "ovn")
            List<String> ovn,

            @Key(value = "Most MAC_Binding rows per run, 0 = no limit; unchanged without it.", min = "0") @Nullable
            Integer macBindingRemovalLimit,

            @Key(value = "Most FDB rows per run, 0 = no limit; unchanged without it.", min = "0") @Nullable
            Integer fdbRemovalLimit)
            implements OvnEventSpec {}

    /** Gateway ports move to another chassis, which answers, learns and asks for them from now on. */
    @Block(
            value = "event",
            type = "move-gateway-port",
            doc = "Gateway ports move to another chassis, which answers, learns and asks for them from now on.")
    record MoveGatewayPort(
            Origin origin,

            @Inline EventTimes times,

            @Key(value = "The router ports; '*' matches any part of a name.", required = true, refers = "router port")
            List<String> routerPort,

            @Key(value = "The chassis; none hosts them without it.", refers = "chassis") @Nullable
            String to,

            @Key(value = "Whether the new chassis announces their addresses.", def = "true")
            boolean announce)
            implements OvnEventSpec {}

    /** Deletes MAC_Binding rows (ovn-sbctl destroy mac_binding). */
    @Block(value = "event", type = "delete-binding", doc = "Deletes MAC_Binding rows (ovn-sbctl destroy mac_binding).")
    record DeleteBinding(
            Origin origin,

            @Inline EventTimes times,

            @Key(value = "The router ports; '*' matches any part of a name.", required = true, refers = "router port")
            List<String> routerPort,

            @Key("The neighbour's address; all rows of the ports without it.") @Nullable
            IpAddress ip)
            implements OvnEventSpec {}

    /** Deletes ports of logical routers; their rows go at once. */
    @Block(
            value = "event",
            type = "delete-router-port",
            doc = "Deletes ports of logical routers; their rows go at once.")
    record DeleteRouterPort(
            Origin origin,

            @Inline EventTimes times,

            @Key(value = "The router ports; '*' matches any part of a name.", required = true, refers = "router port")
            List<String> routerPort)
            implements OvnEventSpec {}

    /** What may happen to a process or a machine. */
    enum Action {
        /** It ends. */
        STOP,
        /** It starts. */
        START
    }

    /** What may happen to a controller. */
    enum ProcessAction {
        /** It ends. */
        STOP,
        /** It starts. */
        START,
        /** It ends and starts at once. */
        RESTART
    }

    /** Ways of a clock. */
    enum Direction {
        /** Into the future. */
        FORWARD,
        /** Into the past. */
        BACK
    }
}
