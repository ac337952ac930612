package io.floodscope.scenario.assemble;

import io.floodscope.bridge.core.PortVlans;
import io.floodscope.engine.Simulation;
import io.floodscope.gateway.Announcements;
import io.floodscope.gateway.DistributedGateway;
import io.floodscope.gateway.Downlink;
import io.floodscope.gateway.GatewayConfig;
import io.floodscope.gateway.GatewayGroup;
import io.floodscope.gateway.GatewayProfile;
import io.floodscope.gateway.Hello;
import io.floodscope.gateway.MacAging;
import io.floodscope.gateway.NorthRoute;
import io.floodscope.gateway.RefreshPolicy;
import io.floodscope.gateway.SourceMac;
import io.floodscope.gateway.VlanInterface;
import io.floodscope.host.HostInterface;
import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.Prefix;
import io.floodscope.net.frame.VrrpAdvert;
import io.floodscope.net.link.LinkParams;
import io.floodscope.net.link.Port;
import io.floodscope.scenario.check.Names;
import io.floodscope.scenario.load.Problems;
import io.floodscope.scenario.profile.GatewayProfiles;
import io.floodscope.scenario.profile.VendorProfile;
import io.floodscope.scenario.schema.GatewaySpec;
import io.floodscope.scenario.schema.GatewaySpec.AttachSpec;
import io.floodscope.scenario.schema.GatewaySpec.GarpSpec;
import io.floodscope.scenario.schema.GatewaySpec.HelloSpec;
import io.floodscope.scenario.schema.GatewaySpec.RefreshSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes gateways, attaches them to bridges, and puts hosts behind them. */
final class GatewayAssembler {

    private final Simulation simulation;
    private final AssembledNetwork target;
    private final GatewayProfiles profiles;
    private final Map<String, GatewayHandle> gateways = new LinkedHashMap<>();
    private final Map<String, Integer> portChannels = new LinkedHashMap<>();

    GatewayAssembler(Simulation simulation, AssembledNetwork target, GatewayProfiles profiles) {
        this.simulation = simulation;
        this.profiles = profiles;
        this.target = target;
    }

    void addGateway(String name, GatewaySpec spec) {
        GatewayProfile profile = profile(spec);
        GatewayGroup group =
                new GatewayGroup(simulation, name, profile.macAging(), spec.refreshersPerHost(), spec.peerGateway());
        group.setGratuitous(spec.gratuitousArp());
        List<VlanInterface> interfaces = spec.interfaces().stream()
                .map(i -> new VlanInterface(i.vlan(), spec.virtualMac().value(), i.ip()))
                .toList();
        Map<String, DistributedGateway> members = new LinkedHashMap<>();
        if (spec.members().isEmpty()) {
            members.put(name, member(name, spec.realMac().value(), profile, interfaces, group));
        }
        for (GatewaySpec.MemberSpec each : spec.members()) {
            members.put(each.name(), member(each.name(), each.mac().value(), profile, interfaces, group));
        }
        joinMembers(new ArrayList<>(members.values()));
        GatewayHandle handle = new GatewayHandle(name, members, group);
        gateways.put(name, handle);
        target.add(handle);
        for (AttachSpec attach : spec.attach()) {
            attach(handle, attach);
        }
    }

    private DistributedGateway member(
            String name, long mac, GatewayProfile profile, List<VlanInterface> interfaces, GatewayGroup group) {
        DistributedGateway gateway =
                new DistributedGateway(simulation, GatewayConfig.of(name, profile, mac, interfaces), group);
        return target.network().add(gateway);
    }

    /** Members of a pair hand frames to each other over a peer link. */
    private void joinMembers(List<DistributedGateway> members) {
        for (int i = 1; i < members.size(); i++) {
            Port left = members.get(i - 1).addPeerLink("peer-" + members.get(i).name());
            Port right = members.get(i).addPeerLink("peer-" + members.get(i - 1).name());
            target.addCable(
                    Names.cable(members.get(i - 1).name(), members.get(i).name()),
                    target.network().connect(left, right, LinkParams.INSTANT));
        }
    }

    private void attach(GatewayHandle gateway, AttachSpec spec) {
        BridgeHandle bridge = target.bridges().get(spec.bridge());
        if (bridge == null) {
            throw new IllegalStateException("unchecked bridge " + spec.bridge());
        }
        DistributedGateway member = gateway.member(spec.member());
        Integer vlan = spec.vlan();
        Port up = bridge.addPort(member.name(), vlan == null ? PortVlans.trunk() : PortVlans.access(vlan));
        Downlink downlink = vlan == null ? trunk(bridge.name(), member.config()) : Downlink.access(bridge.name(), vlan);
        if (bridge instanceof OvsHandle ovs && ovs.isNegotiated(member.name())) {
            downlink = downlink.inPortChannel(
                    portChannels.computeIfAbsent(bridge.name(), name -> portChannels.size() + 1));
        }
        Port down = member.addDownlink(downlink);
        target.addBridgePort(bridge.name(), member.name(), up);
        target.addCable(
                bridge.name() + "--" + member.name(),
                BridgeAssembler.Cables.connect(target.network(), simulation, up, down, spec.cable()));
    }

    /** All VLANs of the gateway: an interface without a VLAN (0) is the untagged one. */
    private static Downlink trunk(String name, GatewayConfig config) {
        boolean untagged = config.interfaces().stream().anyMatch(i -> i.vlan() == 0);
        return untagged ? new Downlink(name, 0, null, 0) : Downlink.trunk(name);
    }

    /** Connects a host to a routed port of the gateway. */
    void putBehind(String gatewayName, LinuxHostHandle host, List<IpAddress> nextHops) {
        GatewayHandle gateway = gateways.get(gatewayName);
        if (gateway == null) {
            throw new IllegalStateException("unchecked gateway " + gatewayName);
        }
        HostInterface eth0 = host.first();
        List<Prefix> hostRoutes = new ArrayList<>();
        Prefix link = null;
        for (Prefix own : eth0.addresses()) {
            IpAddress nextHop =
                    nextHops.stream().filter(own::contains).findFirst().orElseGet(() -> firstOther(own));
            hostRoutes.add(new Prefix(own.address(), own.address().v6() ? 128 : 32));
            host.host().routes().setDefault(nextHop);
            link = link == null ? new Prefix(nextHop, own.length()) : link;
        }
        Port north = gateway.member(null).addNorth(host.name(), new NorthRoute(eth0.mac(), hostRoutes, link));
        target.addCable(host.name(), target.network().connect(north, eth0.port(), LinkParams.INSTANT));
    }

    /** The first address of a subnet that is not the host's own. */
    private static IpAddress firstOther(Prefix own) {
        int hostBits = Math.min(63, (own.address().v6() ? 128 : 32) - own.length());
        long mask = hostBits >= 63 ? Long.MAX_VALUE : (1L << hostBits) - 1;
        IpAddress network = own.address().plus(-(own.address().low() & mask));
        IpAddress first = network.plus(1);
        return first.equals(own.address()) ? network.plus(2) : first;
    }

    void start() {
        gateways.values().forEach(GatewayHandle::start);
    }

    private GatewayProfile profile(GatewaySpec spec) {
        VendorProfile vendor = profiles.find(spec.profile(), new Problems());
        if (vendor == null) {
            throw new IllegalStateException("unchecked profile " + spec.profile());
        }
        GatewayProfile profile = vendor.model();
        if (spec.arpTimeout() != null) {
            profile = profile.withArpTimeoutNanos(spec.arpTimeout().toNanos());
        }
        if (spec.arpTimeoutJitter() != null) {
            profile = profile.withTimeoutJitterPercent((int) Math.round(100 * spec.arpTimeoutJitter()));
        }
        if (spec.replySource() != null || spec.replySha() != null || spec.dataSource() != null) {
            profile = profile.withSources(
                    mac(spec.replySource(), profile.replySource()),
                    mac(spec.replySha(), profile.sha()),
                    mac(spec.dataSource(), profile.dataSource()));
        }
        if (spec.refresh() != null) {
            profile = profile.withRefresh(refresh(spec.refresh(), profile.refresh()));
        }
        if (spec.garp() != null) {
            profile = profile.withAnnouncements(announcements(spec.garp()));
        }
        if (spec.hello() != null) {
            profile = profile.withHello(hello(spec.hello()));
        }
        if (spec.arpSuppression() != null) {
            profile = profile.withArpSuppression(spec.arpSuppression());
        }
        if (spec.tableAgingTime() != null) {
            profile = profile.withMacAging(new MacAging(
                    spec.tableAgingTime().toNanos(), profile.macAging().sweep()));
        }
        return profile;
    }

    private static SourceMac mac(GatewaySpec.@Nullable Source written, SourceMac otherwise) {
        return written == null ? otherwise : written == GatewaySpec.Source.VIRTUAL ? SourceMac.VIRTUAL : SourceMac.REAL;
    }

    private static RefreshPolicy refresh(RefreshSpec spec, RefreshPolicy base) {
        RefreshPolicy.When when = spec.when() == null
                ? base.when()
                : switch (spec.when()) {
                    case NEVER -> RefreshPolicy.When.NEVER;
                    case ALWAYS -> RefreshPolicy.When.ALWAYS;
                    case IF_USED -> RefreshPolicy.When.IF_USED;
                };
        return new RefreshPolicy(
                when,
                mac(spec.source(), base.source()),
                spec.unicast() == null ? base.unicast() : spec.unicast(),
                base.targetFilled(),
                spec.fraction() == null ? base.fraction() : spec.fraction(),
                spec.before() == null ? base.offsetNanos() : -spec.before().toNanos(),
                spec.tries() == null ? base.tries() : spec.tries(),
                spec.interval() == null ? base.intervalNanos() : spec.interval().toNanos());
    }

    private static Hello hello(HelloSpec spec) {
        VrrpAdvert.Protocol protocol = switch (spec.protocol()) {
            case HSRP -> VrrpAdvert.Protocol.HSRP;
            case VRRP2 -> VrrpAdvert.Protocol.VRRP2;
            case VRRP3 -> VrrpAdvert.Protocol.VRRP3;
        };
        return new Hello(
                protocol,
                mac(spec.source(), SourceMac.VIRTUAL),
                spec.group(),
                spec.interval().toNanos());
    }

    private static Announcements announcements(GarpSpec spec) {
        long first = spec.interval().toNanos();
        return new Announcements(
                mac(spec.source(), SourceMac.VIRTUAL),
                first,
                spec.factor(),
                spec.maxInterval() == null ? first : spec.maxInterval().toNanos(),
                spec.stopAfter() == null ? 0 : spec.stopAfter());
    }
}
