package io.floodscope.ovn;

import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.Vlan;
import io.floodscope.net.frame.ArpPacket;
import io.floodscope.net.frame.Frame;
import io.floodscope.net.link.Node;
import io.floodscope.net.link.Port;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A machine that takes part in an OVN deployment: an integration bridge with flow tables, instances on it, provider ports to
 * physical networks, and an {@link OvnController}. In the simulated network it is one node.
 */
public final class OvnChassis implements Node {

    private final OvnDeployment deployment;
    private final String name;
    private final int index;
    private final List<Port> ports = new ArrayList<>();
    private final List<@Nullable Vif> vifOfPort = new ArrayList<>();
    private final List<@Nullable String> networkOfPort = new ArrayList<>();
    private final Map<String, Port> providers = new LinkedHashMap<>();
    private final Map<String, Long> macs = new LinkedHashMap<>();
    private final SwitchPipeline switching;
    private final RouterPipeline routing;
    private final OvnController controller;
    private boolean up = true;

    OvnChassis(OvnDeployment deployment, String name, int index) {
        this.deployment = deployment;
        this.name = name;
        this.index = index;
        this.controller = new OvnController(deployment, this);
        this.routing = new RouterPipeline(deployment, this);
        this.switching = new SwitchPipeline(deployment, this);
    }

    /** The port to a physical network, made at the first call. */
    public Port providerPort(String physicalNetwork) {
        Port known = providers.get(physicalNetwork);
        if (known == null) {
            known = newPort(physicalNetwork, null, physicalNetwork);
            providers.put(physicalNetwork, known);
        }
        return known;
    }

    /**
     * Sets {@code ovn-chassis-mac-mappings} for a physical network: what routers send there from this chassis leaves with
     * this Ethernet source instead of the router port's MAC, so that switches do not see one MAC at many ports. Gratuitous
     * ARP of the router keeps the router's MAC.
     */
    public void setChassisMac(String physicalNetwork, long mac) {
        macs.put(physicalNetwork, mac);
    }

    /** Adds a switch port with an instance that owns a MAC and addresses; connect the instance to its {@link Vif#port}. */
    public Vif addVif(LogicalSwitch logicalSwitch, String vifName, long mac, List<IpAddress> addresses) {
        Port port = newPort(vifName, null, null);
        Vif vif = new Vif(logicalSwitch, this, port, vifName, mac, addresses);
        vifOfPort.set(port.index(), vif);
        logicalSwitch.add(vif);
        return vif;
    }

    /** Takes over an instance from another chassis: it has a new port here, and the old one leads nowhere. */
    public Port takeOver(Vif vif) {
        Port old = vif.port();
        vif.chassis().vifOfPort.set(old.index(), null);
        Port port = newPort(vif.name(), null, null);
        vifOfPort.set(port.index(), vif);
        vif.moveTo(this, port);
        return port;
    }

    private Port newPort(String portName, @Nullable Vif vif, @Nullable String network) {
        Port port = new Port(this, portName, ports.size());
        ports.add(port);
        vifOfPort.add(vif);
        networkOfPort.add(network);
        return port;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void receive(Port in, Frame frame, long word) {
        if (!up) {
            return;
        }
        Vif vif = vifOfPort.get(in.index());
        if (vif != null) {
            switching.fromVif(vif, frame, word);
            return;
        }
        String network = networkOfPort.get(in.index());
        for (LogicalSwitch candidate : deployment.switches()) {
            if (network != null
                    && network.equals(candidate.physicalNetwork())
                    && candidate.vlan() == (frame.vlan() == Vlan.PRIORITY ? Vlan.UNTAGGED : frame.vlan())) {
                switching.fromLocalnet(candidate, frame.withVlan(Vlan.UNTAGGED), word);
                return;
            }
        }
    }

    /** Sends a frame out of a switch's localnet port, tagged as configured; false if this chassis has no such port. */
    boolean sendLocalnet(LogicalSwitch logicalSwitch, Frame frame, long word) {
        String network = logicalSwitch.physicalNetwork();
        if (network == null) {
            return false;
        }
        Port port = providers.get(network);
        if (port == null || !up) {
            return false;
        }
        port.send(ownSource(logicalSwitch, network, frame).withVlan(logicalSwitch.vlan()), word);
        return true;
    }

    /** A frame of a router with this chassis' MAC as its source, if one is set. */
    private Frame ownSource(LogicalSwitch logicalSwitch, String network, Frame frame) {
        Long own = macs.get(network);
        boolean announcement = frame.payload() instanceof ArpPacket arp && arp.isGratuitous();
        if (own == null || announcement || logicalSwitch.routerPortByMac(frame.src()) == null) {
            return frame;
        }
        deployment.rules().hit(OvnRule.CHASSIS_MAC);
        return frame.routed(frame.dst(), own);
    }

    /** Whether routed frames of this chassis bear this source on a physical network. */
    boolean sendsAs(String network, long mac) {
        Long own = macs.get(network);
        return own != null && own == mac;
    }

    boolean hasLocalnet(LogicalSwitch logicalSwitch) {
        String network = logicalSwitch.physicalNetwork();
        return network != null && providers.containsKey(network);
    }

    @Override
    public boolean isStation() {
        return true;
    }

    @Override
    public boolean owns(Port port, long mac) {
        String network = networkOfPort.get(port.index());
        if (network == null) {
            return true;
        }
        for (LogicalSwitch candidate : deployment.switches()) {
            if (network.equals(candidate.physicalNetwork())) {
                LogicalRouterPort router = candidate.routerPortByMac(mac);
                Vif vif = candidate.vifByMac(mac);
                if ((router != null && router.hostedOn(this)) || (vif != null && vif.chassis() == this)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The machine dies or comes back: a dead one forwards nothing and its controller is gone. */
    public void setUp(boolean alive) {
        if (up == alive) {
            return;
        }
        up = alive;
        if (alive) {
            controller.start();
        } else {
            controller.stop();
        }
        deployment.failover().chassisChanged(this);
    }

    /** Whether the machine runs. */
    public boolean isUp() {
        return up;
    }

    /** Its controller. */
    public OvnController controller() {
        return controller;
    }

    RouterPipeline routing() {
        return routing;
    }

    SwitchPipeline switching() {
        return switching;
    }

    /** Number among the chassis, from 0: the place of its flow statistics in each row. */
    int index() {
        return index;
    }

    @Override
    public String toString() {
        return name;
    }
}
