package io.floodscope.scenario.schema;

import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.MacAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A rule of a bridge that comes before normal switching. */
@Block(
        value = "bridge rule",
        doc =
                "A rule that a bridge looks at before normal switching: a flow of an OpenFlow pipeline, a policy, an access list. "
                        + "All that is written must match. The first rule that matches a frame decides; a frame that matches none is "
                        + "switched normally. What goes by a rule is not looked up in the MAC table and never counts as flooded.")
public record RuleSpec(
        Origin origin,

        @Key(
                "Ports at which the frame comes in, by what they lead to (a host, a group of hosts, a bridge, a member of a "
                        + "gateway); any without it.")
        List<String> from,

        @Key(value = "VLAN of the frame, 0 for untagged; any without it.", min = "0", max = "4094") @Nullable
        Integer vlan,

        @Key("Ethernet sources, one of which the frame has; any without it.")
        List<MacAddress> src,

        @Key("Ethernet destinations, one of which the frame has; any without it.")
        List<MacAddress> dst,

        @Key("What the frame holds; anything without it. Neighbour discovery counts as ARP: solicitations as requests, "
                + "advertisements as replies.")
        @Nullable
        Protocol protocol,

        @Key("The address that an ARP request or a solicitation asks about; such a rule matches nothing else.")
        @Nullable
        IpAddress target,

        @Key(
                value = "Whether the frame goes to the ports of 'to', is switched normally, or goes nowhere.",
                def = "output")
        Action action,

        @Key("Ports that get a copy, named as in 'from'. The port it came from, and ports outside its VLAN, get none.")
        List<String> to,

        @Key(
                value = "Whether the frame teaches its source to the MAC table, for 'action: output'.",
                def = "false",
                source = "Open vSwitch: learning is part of the normal action")
        boolean learn) {

    /** What a frame holds. */
    public enum Protocol {
        /** ARP or neighbour discovery. */
        ARP,
        /** A question. */
        ARP_REQUEST,
        /** An answer or announcement. */
        ARP_REPLY,
        /** An IP packet. */
        IP
    }

    /** What happens to it. */
    public enum Action {
        /** To the ports of the rule. */
        OUTPUT,
        /** As without rules. */
        NORMAL,
        /** Nowhere. */
        DROP
    }
}
