package io.floodscope.scenario.check;

import io.floodscope.scenario.schema.AddressEventSpec;
import io.floodscope.scenario.schema.EventSpec;
import io.floodscope.scenario.schema.GatewaySpec;
import io.floodscope.scenario.schema.HostSpec;
import io.floodscope.scenario.schema.LinkSpec;
import io.floodscope.scenario.schema.Scenario;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The ports that hosts, links, gateways and chassis make on bridges, by bridge and name. */
final class BridgePorts {

    /** With the VLANs that what they lead to asks for; empty for a host. */
    private final Map<String, Map<String, String>> ports = new LinkedHashMap<>();

    private final Scenario scenario;
    private final Names names;

    private BridgePorts(Scenario scenario, Names names) {
        this.scenario = scenario;
        this.names = names;
    }

    /** The ports of a scenario as it begins. */
    static BridgePorts of(Scenario scenario, Names names) {
        BridgePorts made = new BridgePorts(scenario, names);
        names.bridges().forEach(name -> made.ports.put(name, new LinkedHashMap<>()));
        made.hosts();
        made.links();
        made.gateways();
        return made;
    }

    private void hosts() {
        names.hosts().forEach((name, ref) -> {
            add(ref.spec().bridge(), name, "");
            for (int i = 0; i < ref.spec().interfaces().size(); i++) {
                HostSpec.PlugSpec plug = ref.spec().interfaces().get(i);
                add(plug.bridge(), name + "-eth" + (i + 1), "");
            }
        });
    }

    private void links() {
        for (LinkSpec link : scenario.links()) {
            if (link.between().size() == 2) {
                add(link.between().get(0), link.between().get(1), "VLANs " + link.vlans());
                add(link.between().get(1), link.between().get(0), "VLANs " + link.vlans());
            }
        }
        OvnNames.bridgePorts(scenario.ovn())
                .forEach((bridge, chassis) -> chassis.forEach(c -> add(bridge, c, "VLANs []")));
    }

    private void gateways() {
        scenario.gateways().forEach((name, spec) -> {
            for (GatewaySpec.AttachSpec a : spec.attach()) {
                String vlans = a.vlan() == null ? "VLANs []" : "access VLAN " + a.vlan();
                add(a.bridge(), Names.memberOf(name, spec, a.member()), vlans);
            }
        });
    }

    private void add(@Nullable String bridge, String port, String vlans) {
        Map<String, String> here = bridge == null ? null : ports.get(bridge);
        if (here != null) {
            here.put(port, vlans);
        }
    }

    /** Ports of a bridge as the run begins; members of bonds are among them, bonds are not. */
    Map<String, String> on(String bridge) {
        return ports.getOrDefault(bridge, Map.of());
    }

    /** Every port that a bridge has at some moment: with those of hosts that move there, and with bonds. */
    List<String> everOn(String bridge) {
        List<String> all = new ArrayList<>(on(bridge).keySet());
        if (scenario.bridges().get(bridge) != null) {
            all.addAll(scenario.bridges().get(bridge).bonds().keySet());
        }
        for (EventSpec event : scenario.events()) {
            if (event instanceof AddressEventSpec.Migrate move && bridge.equals(move.bridge())) {
                move.host().forEach(pattern -> all.addAll(names.hosts(pattern)));
            }
        }
        return all;
    }
}
