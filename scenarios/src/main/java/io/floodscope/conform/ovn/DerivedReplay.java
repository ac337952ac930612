package io.floodscope.conform.ovn;

import static io.floodscope.conform.ovn.OvnTrace.number;
import static io.floodscope.conform.ovn.OvnTrace.text;

import io.floodscope.conform.CaseOutcome;
import io.floodscope.conform.UnsupportedTraceException;
import io.floodscope.engine.Phase;
import io.floodscope.engine.RunLimits;
import io.floodscope.engine.Simulation;
import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.MacAddress;
import io.floodscope.net.addr.Prefix;
import io.floodscope.net.addr.Vlan;
import io.floodscope.net.frame.ArpPacket;
import io.floodscope.net.frame.Frame;
import io.floodscope.net.link.LinkParams;
import io.floodscope.net.link.Network;
import io.floodscope.ovn.AgingController.Proposal2018;
import io.floodscope.ovn.LogicalRouterPort;
import io.floodscope.ovn.LogicalSwitch;
import io.floodscope.ovn.MacBinding;
import io.floodscope.ovn.OvnChassis;
import io.floodscope.ovn.OvnConfig;
import io.floodscope.ovn.OvnDeployment;
import io.floodscope.ovn.OvnLatencies;
import io.floodscope.ovn.OvnRelease;
import io.floodscope.ovn.OvnReleases;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Replays a timeline derived from the text of the 2018 patch: one chassis whose processes take no time, a wire, and hosts
 * that answer ARP within the same millisecond.
 */
final class DerivedReplay {

    private static final long ROUTER_MAC = MacAddress.parse("02:00:00:00:00:02").value();
    private static final String LOCALNET = "physnet1";

    private final OvnTrace trace;
    private final Simulation simulation;
    private final OvnDeployment ovn;
    private final OvnChassis chassis;
    private final LogicalRouterPort port;
    private final TraceAxis axis = new TraceAxis(0);
    private final AnsweringHosts hosts = new AnsweringHosts();
    private final TimelineLog log;
    private final double untilMillis;

    DerivedReplay(OvnTrace trace, long seed) {
        this.trace = trace;
        this.simulation = new Simulation(seed);
        JsonNode params = trace.params();
        this.untilMillis = number(params, "until_ms");
        Proposal2018 controller = Proposal2018.asWritten().withMillis((long) number(params, "base_reachable_time_ms"));
        OvnRelease pipeline = pipeline(text(params, "pipeline"));
        this.ovn = new OvnDeployment(
                simulation, OvnConfig.of(pipeline.withController(controller)).withLatencies(OvnLatencies.NONE));
        this.log = new TimelineLog(simulation, axis);
        ovn.observe(log);
        Network network = new Network(simulation);
        this.chassis = network.add(ovn.addChassis("ch1"));
        network.add(hosts);
        JsonNode json = params.path("port");
        LogicalSwitch external = ovn.logicalSwitch("ext");
        if (json.path("localnet").asBoolean(true)) {
            external.setLocalnet(LOCALNET, json.path("tag").asInt(Vlan.UNTAGGED), false);
        }
        network.connect(chassis.providerPort(LOCALNET), hosts.port(), LinkParams.INSTANT);
        this.port = ovn.router("lr0").addPort("lrp-ext", ROUTER_MAC, networks(json), external);
        port.bindTo(json.path("here").asBoolean(true) ? chassis : null, false);
    }

    private static OvnRelease pipeline(String name) {
        String release = switch (name) {
            case "2018" -> "ovn-2018";
            case "since-2019" -> "ovn-20.03";
            default -> throw new UnsupportedTraceException("pipeline \"" + name + "\" is not known");
        };
        return OvnReleases.named(release).orElseThrow();
    }

    private static List<Prefix> networks(JsonNode json) {
        List<Prefix> out = new ArrayList<>();
        for (String field : List.of("ipv4", "ipv6")) {
            JsonNode values = json.path(field);
            if (values.isString()) {
                out.add(network(values.asString()));
            } else {
                values.forEach(v -> out.add(network(v.asString())));
            }
        }
        if (out.stream().noneMatch(n -> n.address().v6())) {
            out.add(Prefix.parse("fd00:172::1/64"));
        }
        if (out.stream().noneMatch(n -> !n.address().v6()) && !json.has("ipv4")) {
            out.add(Prefix.parse("172.16.0.1/24"));
        }
        return out;
    }

    private static Prefix network(String text) {
        return Prefix.tryParse(text).orElseGet(() -> {
            IpAddress address = IpAddress.parse(text);
            return new Prefix(address, address.v6() ? 64 : 24);
        });
    }

    CaseOutcome run() {
        trace.actions().forEach(this::schedule);
        for (JsonNode span : OvnTrace.list(trace.params().path("main_loop_does_not_run_ms"))) {
            long end = axis.nanos(span.path(1).asDouble());
            simulation.at(
                    axis.nanos(span.path(0).asDouble()),
                    Phase.HOUSEKEEPING,
                    () -> chassis.controller().holdUntil(end));
        }
        simulation.at(0, Phase.TIMER, chassis.controller()::wake);
        simulation.runUntil(axis.nanos(untilMillis), RunLimits.NONE);
        List<String> failures = new ArrayList<>();
        List<JsonNode> expectations = trace.expectations();
        for (JsonNode e : expectations) {
            if (!"timeline".equals(OvnTrace.kind(e))) {
                throw new UnsupportedTraceException("comparison \"" + OvnTrace.kind(e) + "\" is not known here");
            }
            log.compare(OvnTrace.list(e.path("events"))).ifPresent(failures::add);
        }
        return CaseOutcome.compared(trace.name(), expectations.size() - failures.size(), expectations.size(), failures);
    }

    private void schedule(JsonNode a) {
        String action = text(a, "action");
        Runnable effect = switch (action) {
            case "row-appears" -> () -> rowAppears(OvnTrace.ip(a, "ip"));
            case "row-deleted-by-operator" -> () -> deleteRow(OvnTrace.ip(a, "ip"));
            case "redirect-port" -> () -> port.bindTo(a.path("here").asBoolean() ? chassis : null, false);
            case "other-wake-up" -> chassis.controller()::wake;
            case "arp-reply" -> () -> hosts.send(arp(a, ArpPacket.REPLY));
            case "arp-request", "gratuitous-arp-op1" -> () -> hosts.send(arp(a, ArpPacket.REQUEST));
            case "gratuitous-arp-op2" -> () -> hosts.send(arp(a, ArpPacket.REPLY));
            case "host-arp-silent" -> () -> hosts.setSilent(a.path("host").asString("all"), true);
            case "host-arp-answering" -> () -> hosts.setSilent(a.path("host").asString("all"), false);
            case "note" -> () -> {};
            default -> throw new UnsupportedTraceException("action \"" + action + "\" is not known");
        };
        Phase phase = action.startsWith("host-") ? Phase.HOUSEKEEPING : Phase.DELIVERY;
        simulation.at(axis.nanos(number(a, "t_ms")), phase, effect::run);
    }

    private void rowAppears(IpAddress ip) {
        ovn.bindings().insert(port, ip, AnsweringHosts.MAC, TimelineLog.BY_OPERATOR);
    }

    private void deleteRow(IpAddress ip) {
        MacBinding row = ovn.bindings().find(port, ip);
        if (row != null) {
            ovn.bindings().delete(row, TimelineLog.BY_OPERATOR);
        }
    }

    private Frame arp(JsonNode a, int op) {
        IpAddress ip = OvnTrace.ip(a, "ip");
        long mac = a.has("mac") ? OvnTrace.mac(a, "mac") : AnsweringHosts.MAC;
        IpAddress router = port.networks().get(0).address();
        ArpPacket packet = new ArpPacket(op, mac, ip, op == ArpPacket.REPLY ? ROUTER_MAC : 0, router);
        int tag = trace.params().path("port").path("tag").asInt(Vlan.UNTAGGED);
        return Frame.tagged(op == ArpPacket.REPLY ? ROUTER_MAC : MacAddress.BROADCAST, mac, tag, packet);
    }
}
