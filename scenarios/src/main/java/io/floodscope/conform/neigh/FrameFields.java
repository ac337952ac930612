package io.floodscope.conform.neigh;

import io.floodscope.conform.UnsupportedTraceException;
import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.MacAddress;
import io.floodscope.net.frame.ArpPacket;
import io.floodscope.net.frame.Frame;
import io.floodscope.net.frame.IpPacket;
import io.floodscope.net.frame.NdPacket;
import io.floodscope.net.frame.VrrpAdvert;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A frame as traces show it: fields by dotted path. */
final class FrameFields {

    private static final String IPV6_MULTICAST = "33:33:";

    private FrameFields() {}

    /** Whether all fields of a pattern agree with a frame. */
    static boolean matches(JsonNode pattern, Frame frame, long word) {
        for (Map.Entry<String, JsonNode> field : pattern.properties()) {
            String wanted =
                    field.getValue().isNull() ? "null" : field.getValue().asString();
            String actual = String.valueOf(value(field.getKey(), frame, word));
            if (!wanted.equals(actual)) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable Object value(String path, Frame frame, long word) {
        return switch (path) {
            case "dst" -> MacAddress.format(frame.dst());
            case "src" -> MacAddress.format(frame.src());
            case "dst_multicast" -> MacAddress.format(frame.dst()).startsWith(IPV6_MULTICAST);
            case "ethertype" -> String.format(Locale.ROOT, "0x%04x", frame.etherType());
            case "len" -> frame.bytes();
            default -> payload(path, frame, word);
        };
    }

    private static @Nullable Object payload(String path, Frame frame, long word) {
        if (frame.payload() instanceof ArpPacket arp && path.startsWith("arp.")) {
            return arp(path.substring(4), arp);
        }
        if (frame.payload() instanceof NdPacket nd) {
            return path.startsWith("nd.") ? nd(path.substring(3), nd) : ip(path, nd.src(), nd.dst(), null);
        }
        if (frame.payload() instanceof IpPacket packet) {
            Object field = ip(path, packet.src(), packet.dst(), proto(packet));
            return field != null ? field : transport(path, packet, word);
        }
        if (frame.payload() instanceof VrrpAdvert advert) {
            return ip(path, advert.sender(), null, "vrrp");
        }
        return null;
    }

    private static @Nullable Object arp(String field, ArpPacket arp) {
        return switch (field) {
            case "op" -> arp.op();
            case "sha" -> MacAddress.format(arp.sha());
            case "spa" -> arp.spa();
            case "tha" -> MacAddress.format(arp.tha());
            case "tpa" -> arp.tpa();
            default -> throw unknown("arp." + field);
        };
    }

    private static @Nullable Object nd(String field, NdPacket nd) {
        boolean advert = nd.type() == NdPacket.Type.NA;
        String option = nd.linkLayer() == MacAddress.NONE ? null : MacAddress.format(nd.linkLayer());
        return switch (field) {
            case "type" -> nd.type().name().toLowerCase(Locale.ROOT);
            case "target" -> nd.target();
            case "slla" -> advert ? null : option;
            case "tlla" -> advert ? option : null;
            case "lladdr" -> option;
            case "flags" ->
                advert ? (nd.router() ? "R" : "") + (nd.solicited() ? "S" : "") + (nd.override() ? "O" : "") : null;
            default -> throw unknown("nd." + field);
        };
    }

    private static @Nullable Object ip(String path, IpAddress src, @Nullable IpAddress dst, @Nullable String proto) {
        return switch (path) {
            case "ip.src" -> src;
            case "ip.dst" -> dst;
            case "ip.proto" -> proto;
            default -> null;
        };
    }

    private static String proto(IpPacket packet) {
        return switch (packet.protocol()) {
            case UDP -> "udp";
            case TCP -> "tcp";
            case ICMP -> packet.src().v6() ? "icmp6" : "icmp";
        };
    }

    private static @Nullable Object transport(String path, IpPacket packet, long word) {
        return switch (path) {
            case "ip.sport" -> packet.srcPort();
            case "ip.dport" -> packet.dstPort();
            case "ip.seq" -> word;
            case "ip.data" -> packet.payloadBytes();
            case "ip.flags" -> flags(packet.kind());
            case "ip.type" -> icmpType(packet);
            case "ip.code" -> icmpCode(packet);
            default -> null;
        };
    }

    private static @Nullable String flags(IpPacket.Kind kind) {
        return switch (kind) {
            case SYN -> "S";
            case SYN_ACK -> "SA";
            case ACK -> "A";
            case DATA -> "PA";
            case FIN -> "FA";
            case RST -> "R";
            default -> null;
        };
    }

    private static @Nullable Integer icmpType(IpPacket packet) {
        boolean v6 = packet.src().v6();
        return switch (packet.kind()) {
            case ECHO_REQUEST -> v6 ? 128 : 8;
            case ECHO_REPLY -> v6 ? 129 : 0;
            case PORT_UNREACHABLE, HOST_UNREACHABLE -> v6 ? 1 : 3;
            default -> null;
        };
    }

    private static @Nullable Integer icmpCode(IpPacket packet) {
        boolean v6 = packet.src().v6();
        return switch (packet.kind()) {
            case ECHO_REQUEST, ECHO_REPLY -> 0;
            case PORT_UNREACHABLE -> v6 ? 4 : 3;
            case HOST_UNREACHABLE -> v6 ? 3 : 1;
            default -> null;
        };
    }

    private static RuntimeException unknown(String path) {
        return new UnsupportedTraceException("unknown field in a frame pattern: " + path);
    }
}
