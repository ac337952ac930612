package io.floodscope.scenario.check;

import io.floodscope.net.addr.IpAddress;
import io.floodscope.scenario.load.Problems;
import io.floodscope.scenario.profile.GatewayProfiles;
import io.floodscope.scenario.schema.AddressRow;
import io.floodscope.scenario.schema.GatewaySpec;
import io.floodscope.scenario.schema.HostSpec;
import io.floodscope.scenario.schema.LinkSpec;
import io.floodscope.scenario.schema.Scenario;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The names of a scenario: groups of hosts spelled out, and patterns resolved. */
public final class Names {

    /**
     * One host of a group.
     *
     * @param group the name in the file
     * @param spec its block
     * @param index its number in the group, from 0
     */
    public record HostRef(String group, HostSpec spec, int index) {}

    private final Map<String, HostRef> hosts = new LinkedHashMap<>();
    private final Map<String, List<String>> groups = new LinkedHashMap<>();
    private final List<String> bridges;
    private final List<String> gateways;
    private final List<String> members;
    private final List<String> traffic;
    private final OvnNames ovn;
    private final List<String> spines;
    private final GatewayProfiles profiles;

    /** The names of a scenario that names shipped profiles only. */
    public Names(Scenario scenario) {
        this(scenario, GatewayProfiles.shipped());
    }

    /** The names of this scenario and the profiles that it may name; of two hosts with one name the first counts. */
    public Names(Scenario scenario, GatewayProfiles profiles) {
        this.profiles = profiles;
        scenario.hosts().forEach((group, spec) -> {
            Integer count = spec.count();
            List<String> members = new ArrayList<>();
            for (int i = 0; i < (count == null ? 1 : count); i++) {
                String name = count == null ? group : group + "-" + (i + 1);
                hosts.putIfAbsent(name, new HostRef(group, spec, i));
                members.add(name);
            }
            groups.put(group, members);
        });
        bridges = List.copyOf(scenario.bridges().keySet());
        gateways = List.copyOf(scenario.gateways().keySet());
        members = scenario.gateways().entrySet().stream()
                .flatMap(g -> membersOf(g.getKey(), g.getValue()).stream())
                .toList();
        traffic = List.copyOf(scenario.traffic().keySet());
        ovn = new OvnNames(scenario.ovn());
        spines = scenario.fabric() == null ? List.of() : scenario.fabric().spines();
    }

    /** All hosts by name, in the order of the file. */
    public Map<String, HostRef> hosts() {
        return Collections.unmodifiableMap(hosts);
    }

    /** Names of bridges. */
    public List<String> bridges() {
        return bridges;
    }

    /** Names of gateways. */
    public List<String> gateways() {
        return gateways;
    }

    /** Names of what OVN deployments consist of. */
    public OvnNames ovn() {
        return ovn;
    }

    /** Names of a fabric's spines. */
    public List<String> spines() {
        return spines;
    }

    /** Gateway profiles that it may name. */
    public GatewayProfiles profiles() {
        return profiles;
    }

    /** Names of streams. */
    public List<String> traffic() {
        return traffic;
    }

    /** Hosts that a name, a group's name or a pattern stands for; empty if it is unknown. */
    public List<String> hosts(String pattern) {
        List<String> group = groups.get(pattern);
        return group != null ? group : matching(pattern, hosts.keySet());
    }

    /** Hosts and addresses that a receiver stands for: a host, a group, a pattern, a row of addresses, or one address. */
    public List<String> receivers(String text) {
        List<String> found = hosts(text);
        if (!found.isEmpty()) {
            return found;
        }
        return AddressRow.tryParse(text)
                .map(row -> row.addresses().stream().map(IpAddress::toString).toList())
                .orElse(List.of(text));
    }

    /** Names that ports may bear which a name stands for: the hosts of a group, or the name itself. */
    public List<String> ports(String name) {
        List<String> group = groups.get(name);
        return group != null ? group : List.of(name);
    }

    /** Names of hosts and of groups of hosts, for suggestions. */
    public Collection<String> hostNames() {
        Set<String> all = new LinkedHashSet<>(groups.keySet());
        all.addAll(hosts.keySet());
        return all;
    }

    /** Names of a host's interfaces, eth0 and up. */
    public List<String> interfaces(String host) {
        HostRef ref = hosts.get(host);
        int further = ref == null ? 0 : ref.spec().interfaces().size();
        return IntStream.rangeClosed(0, further).mapToObj(i -> "eth" + i).toList();
    }

    /** What bears a name: {@code a host}, {@code a gateway}; empty if nothing does. */
    public Optional<String> kindOf(String name) {
        return kinds().entrySet().stream()
                .filter(kind -> kind.getValue().contains(name))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** All names of the scenario, for suggestions. */
    public Collection<String> all() {
        Set<String> all = new LinkedHashSet<>();
        kinds().values().forEach(all::addAll);
        return all;
    }

    private Map<String, Collection<String>> kinds() {
        Map<String, Collection<String>> kinds = new LinkedHashMap<>();
        kinds.put("a host", hostNames());
        kinds.put("a bridge", bridges);
        kinds.put("a gateway", gateways);
        kinds.put("a member of a gateway", members);
        kinds.put("a spine", spines);
        kinds.put("a stream", traffic);
        kinds.put("an OVN deployment", ovn.deployments());
        kinds.put("a router port", ovn.routerPorts());
        kinds.put("a logical switch", ovn.switches());
        kinds.put("a chassis", ovn.chassis());
        return kinds;
    }

    /**
     * A help text for a name that is not known where it stands: what it stands for elsewhere in this scenario; else the nearest
     * known one, or a short list of those that would do.
     */
    public String hint(String wrong, Collection<String> known) {
        Optional<String> other = kindOf(wrong);
        return other.isPresent() ? "'" + wrong + "' is " + other.get() : Problems.suggest(wrong, known);
    }

    /** Those of the known names that a name or a pattern with {@code *} stands for, in their order. */
    public static List<String> matching(String pattern, Collection<String> known) {
        if (pattern.indexOf('*') < 0) {
            return known.contains(pattern) ? List.of(pattern) : List.of();
        }
        Pattern regex = glob(pattern);
        return known.stream().filter(name -> regex.matcher(name).matches()).toList();
    }

    /** Name of a link's cable. */
    public static String cable(LinkSpec link) {
        return link.name() != null
                ? link.name()
                : cable(link.between().get(0), link.between().get(1));
    }

    /** Name of a cable that has no name of its own. */
    public static String cable(String a, String b) {
        return a + "--" + b;
    }

    /** Names of a gateway's members; the gateway itself if it is one device. */
    public static List<String> membersOf(String gateway, GatewaySpec spec) {
        return spec.members().isEmpty()
                ? List.of(gateway)
                : spec.members().stream().map(GatewaySpec.MemberSpec::name).toList();
    }

    /** Name of the member that an attachment means: the one named, else the first, else the gateway itself. */
    public static String memberOf(String gateway, GatewaySpec spec, @Nullable String member) {
        if (member != null) {
            return member;
        }
        return spec.members().isEmpty() ? gateway : spec.members().get(0).name();
    }

    /** A pattern in which {@code *} stands for any text. */
    public static Pattern glob(String pattern) {
        StringBuilder regex = new StringBuilder();
        String[] literals = pattern.split("\\*", -1);
        for (int i = 0; i < literals.length; i++) {
            regex.append(i == 0 ? "" : ".*").append(Pattern.quote(literals[i]));
        }
        return Pattern.compile(regex.toString());
    }
}
