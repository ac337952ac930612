package io.floodscope.scenario.explain;

import io.floodscope.net.addr.IpAddress;
import io.floodscope.result.Band;
import io.floodscope.result.ConfigValue;
import io.floodscope.result.Mark;
import io.floodscope.result.StateChange;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who is behind an address, as far as the record of a run tells. */
final class Addresses {

    private static final Pattern HOST_IP = Pattern.compile("hosts\\.([^.]+)\\.ip(?:\\.\\d+)?");
    private static final Pattern VRRP_IP = Pattern.compile("hosts\\.([^.]+)\\.vrrp\\.\\d+\\.address(?:\\.\\d+)?");
    private static final Pattern VIRTUAL_MAC = Pattern.compile("gateways\\.([^.]+)\\.virtual-mac");
    private static final Pattern POOL_ADDRESS = Pattern.compile("starts with ([0-9a-f.:]+), .*");
    private static final Pattern EXTRA_MAC = Pattern.compile("hosts\\.([^.]+)\\.extra-macs(?:\\.\\d+)?");

    private final Record record;

    Addresses(Record record) {
        this.record = record;
    }

    /** Gateways whose virtual MAC this is. */
    Optional<String> gatewayOf(String mac) {
        return named(VIRTUAL_MAC, v -> v.equals(mac)).stream().findFirst();
    }

    /** Groups of hosts that take this MAC as one of theirs besides their own. */
    List<String> sharersOf(String mac) {
        return named(EXTRA_MAC, v -> v.contains(mac));
    }

    /** Hosts for which VRRP may put this address in force. */
    List<String> redundantHostsOf(String ip) {
        return named(
                VRRP_IP, v -> List.of(v.replaceAll("[\\[\\]]", "").split(", *")).contains(ip));
    }

    /** The ports behind which a MAC was ever learned, in order of time; a port bears the name of what it leads to. */
    Set<String> portsOf(String mac) {
        Set<String> out = new LinkedHashSet<>();
        for (Band band : record.bands(e -> e.contains("/fdb/") && e.endsWith("/" + mac))) {
            for (StateChange change : band.changes()) {
                if (change.state().startsWith("on ")) {
                    out.add(change.state().substring(3));
                }
            }
        }
        return out;
    }

    /** The MACs that were learned behind the port of a host. */
    Set<String> macsOf(String host) {
        Set<String> out = new LinkedHashSet<>();
        for (Band band : record.bands(e -> e.contains("/fdb/"))) {
            if (band.changes().stream().anyMatch(c -> c.state().equals("on " + host))) {
                out.add(band.entity().substring(band.entity().lastIndexOf('/') + 1));
            }
        }
        return out;
    }

    /** The addresses that are configured for a host. */
    List<String> ipsOf(String host) {
        List<String> out = new ArrayList<>();
        for (ConfigValue value : record.matching(HOST_IP.pattern())) {
            Matcher matcher = HOST_IP.matcher(value.path());
            if (!matcher.matches()) {
                continue;
            }
            String group = matcher.group(1);
            for (String one : value.value().replaceAll("[\\[\\]]", "").split(", *")) {
                String base = one.replaceAll("/.*", "");
                if (host.equals(group)) {
                    out.add(base);
                } else if (host.startsWith(group + "-")
                        && host.substring(group.length() + 1).matches("\\d{1,6}")) {
                    out.add(later(base, Integer.parseInt(host.substring(group.length() + 1)) - 1));
                }
            }
        }
        return out;
    }

    /** The addresses that a host has at a time: its own, or what a pool lends it. */
    List<String> ipsOf(String host, long nanos) {
        List<String> out = new ArrayList<>(ipsOf(host));
        record.lastMark("pool-start", m -> m.entity().equals(host), -1, nanos)
                .map(m -> POOL_ADDRESS.matcher(m.text()))
                .filter(Matcher::matches)
                .ifPresent(m -> out.add(m.group(1)));
        return out;
    }

    /** The addresses that a packet to a receiver may be handed to on a host: the receiver's own, or those of routers. */
    Set<String> hopsOf(String host, String receiver, long nanos) {
        Set<String> out = new LinkedHashSet<>(ipsOf(receiver, nanos));
        out.add(receiver);
        String group = "hosts." + record.groupOf(host) + ".";
        for (ConfigValue value : record.matching(Pattern.quote(group) + "(gateway.*|routes\\.\\d+\\.via)")) {
            out.addAll(List.of(value.value().replaceAll("[\\[\\]]", "").split(", *")));
        }
        return out;
    }

    /** A host's neighbour entries for some addresses, as {@code host/interface/neigh/address}. */
    List<Band> entriesOf(String host, Set<String> ips) {
        return record.bands(e ->
                e.startsWith(host + "/") && e.contains("/neigh/") && ips.contains(e.substring(e.lastIndexOf('/') + 1)));
    }

    private static String later(String ip, int steps) {
        return IpAddress.parse(ip).plus(steps).toString();
    }

    /** Neighbour entries that held this MAC at a time, as {@code host/interface/neigh/address}. */
    List<Band> holdersOf(String mac, long nanos) {
        return record.bands(e -> e.contains("/neigh/")).stream()
                .filter(b -> macOf(b.entity(), nanos).filter(mac::equals).isPresent())
                .toList();
    }

    /** The MAC that a neighbour entry held at a time, as far as a mark tells. */
    Optional<String> macOf(String neighbour, long nanos) {
        return record.lastMark("neigh-address", m -> m.entity().equals(neighbour), -1, nanos)
                .map(Mark::text)
                .map(text -> text.substring(text.lastIndexOf(' ') + 1));
    }

    private List<String> named(Pattern path, java.util.function.Predicate<String> wanted) {
        List<String> out = new ArrayList<>();
        for (ConfigValue value : record.matching(path.pattern())) {
            Matcher matcher = path.matcher(value.path());
            if (matcher.matches() && wanted.test(value.value()) && !out.contains(matcher.group(1))) {
                out.add(matcher.group(1));
            }
        }
        return out;
    }
}
