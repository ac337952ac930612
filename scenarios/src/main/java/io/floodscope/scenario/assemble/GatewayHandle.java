package io.floodscope.scenario.assemble;

import io.floodscope.gateway.DistributedGateway;
import io.floodscope.gateway.GatewayGroup;
import io.floodscope.result.FloodWindow;
import io.floodscope.rules.Rule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A gateway of a scenario: one device or a group that acts as one. */
public final class GatewayHandle {

    private final String name;
    private final Map<String, DistributedGateway> members;
    private final GatewayGroup group;

    GatewayHandle(String name, Map<String, DistributedGateway> members, GatewayGroup group) {
        this.name = name;
        this.members = new LinkedHashMap<>(members);
        this.group = group;
    }

    /** Name in the scenario. */
    public String name() {
        return name;
    }

    /** A member; the first for null. */
    DistributedGateway member(@Nullable String memberName) {
        DistributedGateway found =
                memberName == null ? members.values().iterator().next() : members.get(memberName);
        if (found == null) {
            throw new IllegalStateException("unchecked member " + memberName + " of " + name);
        }
        return found;
    }

    /** The devices, in the order of the file. */
    List<DistributedGateway> members() {
        return List.copyOf(members.values());
    }

    /** Empties the shared ARP and ND table, or the MAC table. */
    void flush(boolean arp) {
        DistributedGateway any = member(null);
        if (arp) {
            any.flushHosts();
        } else {
            any.flushMacs();
        }
    }

    void start() {
        members.values().forEach(DistributedGateway::start);
    }

    /** Floods by the switching of its members. */
    public List<FloodWindow> floodWindows() {
        List<FloodWindow> all = new ArrayList<>();
        members.values().forEach(m -> all.addAll(m.floodWindows()));
        return all;
    }

    /** Rules that acted in any member. */
    public List<Rule> ruleHits() {
        return group.ruleHits();
    }
}
