package io.floodscope.conform.ovs;

import io.floodscope.engine.Phase;
import io.floodscope.engine.Simulation;
import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.MacAddress;
import io.floodscope.net.addr.Vlan;
import io.floodscope.net.frame.ArpPacket;
import io.floodscope.net.frame.EtherType;
import io.floodscope.net.frame.Frame;
import io.floodscope.net.frame.RawPayload;
import io.floodscope.net.link.Link;
import io.floodscope.net.link.Port;
import tools.jackson.databind.JsonNode;

/** Schedules the {@code actions} of a trace on its rig. */
final class ActionPlayer {

    /** Payload of a raw frame: 64 bytes on the wire without tag and FCS. */
    private static final int RAW_BYTES = 64 - Frame.HEADER_BYTES;

    private final Simulation simulation;
    private final Rig rig;
    private final OvsCommands commands;

    ActionPlayer(Simulation simulation, Rig rig) {
        this.simulation = simulation;
        this.rig = rig;
        this.commands = new OvsCommands(rig.ovs(), rig.bridges());
    }

    void scheduleAll(JsonNode actions) {
        RemoteHost remote = rig.remote();
        InstanceActions instanceActions = remote == null ? null : new InstanceActions(simulation, remote);
        int number = 0;
        for (JsonNode each : actions) {
            Fields action = new Fields(each, "actions[" + number++ + "]");
            String host = action.text("host");
            if (host.equals("ovs")) {
                at(action, commands.parse(action));
            } else if (host.equals("gw")) {
                scheduleGateway(action);
            } else if (host.equals("remote") && remote != null) {
                remote.schedule(action);
            } else if (!scheduleOnPort(action, host)) {
                Instance instance = rig.instance(host);
                if (instance == null || instanceActions == null) {
                    throw action.unsupported("action \"" + action.text("do") + "\" on host \"" + host + "\"");
                }
                instanceActions.schedule(action, instance);
            }
        }
    }

    private void scheduleGateway(Fields action) {
        TraceGateway gateway = rig.gateway();
        if (gateway == null || !action.text("do").equals("garp")) {
            throw action.unsupported("action \"" + action.text("do") + "\" of the gateway");
        }
        action.only("t_ms", "host", "do", "vlan");
        int vlan = (int) action.number("vlan");
        if (!gateway.serves(vlan)) {
            throw action.unsupported("VLAN " + vlan + " at the gateway");
        }
        at(action, () -> gateway.announce(vlan));
    }

    /** What any host can do: raw frames, crafted ARP, carrier; false if the action is none of these. */
    private boolean scheduleOnPort(Fields action, String host) {
        Port port = rig.hostPort(host);
        if (port == null) {
            throw action.unsupported("host \"" + host + "\"");
        }
        switch (action.text("do")) {
            case "raw" -> raw(action, port);
            case "arp" -> arp(action, port);
            case "link" -> link(action, host);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void raw(Fields action, Port port) {
        action.only("t_ms", "host", "do", "src", "dst", "vlan", "pps", "count", "duration_ms", "payload");
        int vlan = action.has("vlan") ? (int) action.number("vlan") : Vlan.UNTAGGED;
        long dst = action.mac("dst");
        long[] sources = action.macs("src");
        RawPayload payload = new RawPayload(EtherType.EXPERIMENTAL, RAW_BYTES);
        Frame[] frames = new Frame[sources.length];
        for (int i = 0; i < sources.length; i++) {
            frames[i] = Frame.tagged(dst, sources[i], vlan, payload);
        }
        new RawFrames(simulation, port, frames, Pace.of(action)).start();
    }

    private void arp(Fields action, Port port) {
        action.only("t_ms", "host", "do", "op", "eth_src", "sha", "spa", "tha", "tpa", "vlan");
        int op = switch (action.text("op")) {
            case "request" -> ArpPacket.REQUEST;
            case "reply" -> ArpPacket.REPLY;
            default -> throw action.unsupported("ARP op \"" + action.text("op") + "\"");
        };
        ArpPacket packet = new ArpPacket(
                op,
                action.mac("sha"),
                IpAddress.parse(action.text("spa")),
                action.has("tha") ? action.mac("tha") : 0,
                IpAddress.parse(action.text("tpa")));
        int vlan = action.has("vlan") ? (int) action.number("vlan") : Vlan.UNTAGGED;
        Frame frame = Frame.tagged(MacAddress.BROADCAST, action.mac("eth_src"), vlan, packet);
        at(action, () -> port.send(frame, 0));
    }

    private void link(Fields action, String host) {
        action.only("t_ms", "host", "do", "state");
        Link link = rig.link(host);
        String state = action.text("state");
        if (link == null || !(state.equals("up") || state.equals("down"))) {
            throw action.unsupported("link state \"" + state + "\" of \"" + host + "\"");
        }
        at(action, () -> link.setUp(state.equals("up")));
    }

    private void at(Fields action, Runnable what) {
        simulation.at(action.millis("t_ms"), Phase.TRAFFIC, what::run);
    }
}
