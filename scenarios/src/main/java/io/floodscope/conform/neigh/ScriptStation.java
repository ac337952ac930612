package io.floodscope.conform.neigh;

import io.floodscope.engine.Phase;
import io.floodscope.engine.Simulation;
import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.MacAddress;
import io.floodscope.net.frame.ArpPacket;
import io.floodscope.net.frame.Frame;
import io.floodscope.net.frame.NdPacket;
import io.floodscope.net.link.Node;
import io.floodscope.net.link.Port;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A station without an IP stack: answers ARP and solicitations by rules, sends what it is told, and does nothing else. */
final class ScriptStation implements Node {

    private final Simulation simulation;
    private final String name;
    private final long mac;
    private final Port port;
    private final Map<IpAddress, ObjectNode> answers = new LinkedHashMap<>();

    ScriptStation(Simulation simulation, JsonNode host) {
        this.simulation = simulation;
        this.name = host.path("name").asString();
        this.mac = MacAddress.parse(host.path("mac").asString()).value();
        this.port = new Port(this, "eth0", 0);
        host.path("answers").properties().forEach(rule -> change(IpAddress.parse(rule.getKey()), rule.getValue()));
    }

    Port port() {
        return port;
    }

    /** Changes some fields of the rule for an address; a new rule is on unless it says otherwise. */
    void change(IpAddress ip, JsonNode fields) {
        ObjectNode rule = answers.get(ip);
        if (rule == null) {
            answers.put(ip, (ObjectNode) fields.deepCopy());
        } else {
            fields.properties().forEach(f -> rule.set(f.getKey(), f.getValue()));
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean isStation() {
        return true;
    }

    @Override
    public boolean owns(Port at, long address) {
        return address == mac;
    }

    @Override
    public void receive(Port in, Frame frame, long word) {
        if (frame.payload() instanceof ArpPacket arp && arp.op() == ArpPacket.REQUEST) {
            ObjectNode rule = answers.get(arp.tpa());
            if (rule != null && isOn(rule) && hears(rule, frame.dst())) {
                answer(rule, (sha, option) -> new ArpAnswer(arp, sha));
            }
        } else if (frame.payload() instanceof NdPacket nd && nd.type() == NdPacket.Type.NS) {
            ObjectNode rule = answers.get(nd.target());
            if (rule != null && isOn(rule) && hears(rule, frame.dst())) {
                answer(rule, (sha, option) -> new NdAnswer(nd, frame.src(), sha, option));
            }
        }
    }

    private static boolean isOn(JsonNode rule) {
        return rule.path("on").asBoolean(true);
    }

    private boolean hears(JsonNode rule, long dst) {
        return MacAddress.isGroup(dst)
                || dst == mac
                || dst == address(rule, "mac", MacAddress.NONE)
                || dst == address(rule, "eth_src", MacAddress.NONE);
    }

    private static long address(JsonNode node, String field, long otherwise) {
        JsonNode value = node.path(field);
        return value.isString() ? MacAddress.parse(value.asString()).value() : otherwise;
    }

    /** An answer to one question: what it carries and to whom. */
    private interface Answer {
        Frame frame(long ethernetSource);
    }

    /** Makes an answer with a link-layer address and NA flags. */
    private interface AnswerMaker {
        Answer make(long address, String flags);
    }

    private record ArpAnswer(ArpPacket question, long sha) implements Answer {
        @Override
        public Frame frame(long ethernetSource) {
            ArpPacket reply = new ArpPacket(ArpPacket.REPLY, sha, question.tpa(), question.sha(), question.spa());
            return Frame.of(question.sha(), ethernetSource, reply);
        }
    }

    private record NdAnswer(NdPacket question, long asker, long lladdr, String flags) implements Answer {
        @Override
        public Frame frame(long ethernetSource) {
            boolean dad = question.src().isUnspecified();
            IpAddress to = dad ? IpAddress.ALL_NODES6 : question.src();
            NdPacket advert = NdPacket.advertisement(
                    question.target(),
                    to,
                    question.target(),
                    lladdr,
                    flags.contains("R"),
                    flags.contains("S") && !dad,
                    flags.contains("O"));
            long dst = dad ? to.multicastMac() : question.linkLayer() == MacAddress.NONE ? asker : question.linkLayer();
            return Frame.of(dst, ethernetSource, advert);
        }
    }

    private void answer(JsonNode rule, AnswerMaker maker) {
        answerOnce(rule, rule, maker);
        for (JsonNode further : rule.path("also")) {
            answerOnce(further, rule, maker);
        }
    }

    private void answerOnce(JsonNode answer, JsonNode rule, AnswerMaker maker) {
        long sha = address(answer, "mac", address(rule, "mac", mac));
        long source = address(answer, "eth_src", answer == rule ? sha : address(answer, "mac", sha));
        String flags = answer.path("flags").asString(rule.path("flags").asString("SO"));
        Frame frame = maker.make(sha, flags).frame(source);
        long delay = TraceTime.nanos(answer.path("delay_ms"));
        if (delay == 0) {
            port.send(frame, 0);
        } else {
            simulation.at(simulation.nowNanos() + delay, Phase.TIMER, () -> port.send(frame, 0));
        }
    }
}
