package io.floodscope.scenario.check;

import io.floodscope.scenario.profile.GatewayProfiles;
import io.floodscope.scenario.schema.GatewaySpec;
import io.floodscope.scenario.schema.HostSpec;
import io.floodscope.scenario.schema.LinkSpec;
import io.floodscope.scenario.schema.Scenario;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
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

    /** Names that ports may bear which a name stands for: the hosts of a group, or the name itself. */
    public List<String> ports(String name) {
        List<String> group = groups.get(name);
        return group != null ? group : List.of(name);
    }

    /** Names of hosts and of groups of hosts, for suggestions. */
    public Collection<String> hostNames() {
        List<String> all = new ArrayList<>(groups.keySet());
        all.addAll(hosts.keySet());
        return all;
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
