package io.floodscope.scenario.assemble;

import io.floodscope.engine.Phase;
import io.floodscope.engine.Simulation;
import io.floodscope.host.HostInterface;
import io.floodscope.host.neigh.NeighborAdmin;
import io.floodscope.host.neigh.NeighborDevice;
import io.floodscope.host.neigh.NeighborState;
import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.MacAddress;
import io.floodscope.net.addr.Prefix;
import io.floodscope.net.frame.ArpPacket;
import io.floodscope.net.frame.EtherType;
import io.floodscope.net.frame.Frame;
import io.floodscope.net.frame.RawPayload;
import io.floodscope.net.link.Link;
import io.floodscope.net.link.Port;
import io.floodscope.scenario.check.Names;
import io.floodscope.scenario.schema.AddressEventSpec;
import io.floodscope.scenario.schema.BridgeEventSpec;
import io.floodscope.scenario.schema.EventSpec;
import io.floodscope.scenario.schema.EventWords;
import io.floodscope.scenario.schema.HostEventSpec;
import io.floodscope.scenario.schema.OvnEventSpec;
import io.floodscope.trace.Fingerprint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lets operators act and faults happen, in the last phase of their instant, in the order of the file. */
final class EventScheduler {

    /** Repetitions of one event that leave a mark: later ones would drown a report. */
    private static final int MARKED = 1_000;

    private final Simulation simulation;
    private final Names names;
    private final Map<String, LinuxHostHandle> hosts;
    private final AssembledNetwork target;
    private final Migrations migrations;

    EventScheduler(Simulation simulation, Names names, Map<String, LinuxHostHandle> hosts, AssembledNetwork target) {
        this.simulation = simulation;
        this.names = names;
        this.hosts = hosts;
        this.target = target;
        this.migrations = new Migrations(simulation, names, target);
    }

    void schedule(EventSpec spec) {
        Operation operation = new Operation(spec);
        simulation.at(spec.at().toNanos(), Phase.SAMPLE, operation);
    }

    /** One event of the file, which may repeat. */
    private final class Operation implements io.floodscope.engine.Event {

        private final EventSpec spec;
        private final long identity;
        private int done;

        Operation(EventSpec spec) {
            this.spec = spec;
            this.identity = Fingerprint.of(spec.origin().path());
        }

        @Override
        public void fire() {
            done++;
            carryOut(spec, done - 1);
            Integer count = spec.count();
            if (spec.every() != null && (count == null || done < count)) {
                simulation.at(simulation.nowNanos() + spec.every().toNanos(), Phase.SAMPLE, this);
            }
        }

        @Override
        public long fingerprint() {
            return identity;
        }
    }

    private void carryOut(EventSpec spec, int repetition) {
        if (spec instanceof EventSpec.FlushFdb e) {
            bridges(e.bridge()).forEach(BridgeHandle::flush);
        } else if (spec instanceof EventSpec.SetAging e) {
            bridges(e.bridge()).forEach(b -> b.setAgingSeconds(e.macAgingTime().toSeconds()));
        } else if (spec instanceof EventSpec.LinkDown e) {
            cables(e.cable()).forEach(link -> carrier(link, false));
        } else if (spec instanceof EventSpec.LinkUp e) {
            cables(e.cable()).forEach(link -> carrier(link, true));
        } else if (spec instanceof EventSpec.SetLoss e) {
            cables(e.cable()).forEach(link -> loss(link, e));
        } else if (spec instanceof EventSpec.FlushGateway e) {
            gateway(e.gateway()).flush(e.table() == EventWords.Table.ARP);
        } else if (spec instanceof BridgeEventSpec.TopologyChange e) {
            bridges(e.bridge()).forEach(b -> b.topologyChange(e.length().toNanos()));
        } else if (spec instanceof BridgeEventSpec.SetActiveMember e) {
            bridges(List.of(e.bridge())).forEach(b -> b.setActiveMember(e.member()));
        } else if (spec instanceof OvnEventSpec e) {
            new OvnOperations(names.ovn(), target).carryOut(e);
        } else if (spec instanceof EventSpec.SetActive e) {
            gateway(e.gateway()).member(e.member()).setActive(e.active());
        } else {
            onHosts(spec, repetition);
        }
        if (repetition >= MARKED) {
            return;
        }
        simulation
                .probes()
                .mark(
                        simulation.nowNanos(),
                        "scenario",
                        "event",
                        spec.origin().path() + " " + spec.origin().span().origin());
    }

    private void onHosts(EventSpec spec, int repetition) {
        if (spec instanceof AddressEventSpec.Announce e) {
            announce(e);
        } else if (spec instanceof AddressEventSpec.Migrate e) {
            e.host().stream()
                    .flatMap(p -> names.hosts(p).stream())
                    .flatMap(name -> java.util.stream.Stream.ofNullable(hosts.get(name)))
                    .forEach(host -> migrations.begin(host, e));
        } else if (spec instanceof AddressEventSpec.MoveIp e) {
            moveIp(e);
        } else if (spec instanceof AddressEventSpec.ChangeMac e) {
            interfaces(List.of(e.host())).forEach(itf -> itf.setMac(e.mac().value()));
        } else if (spec instanceof EventSpec.SetNeighbour e) {
            interfaces(e.host()).forEach(itf -> setNeighbour(itf, e.ip(), e.mac(), e.state()));
        } else if (spec instanceof EventSpec.DeleteNeighbour e) {
            interfaces(e.host()).forEach(itf -> deleteNeighbour(itf, e.ip()));
        } else if (spec instanceof EventSpec.HostDown e) {
            interfaces(e.host()).forEach(itf -> itf.setUp(false));
        } else if (spec instanceof EventSpec.HostUp e) {
            interfaces(e.host()).forEach(itf -> itf.setUp(true));
        } else if (spec instanceof EventSpec.Daemon e) {
            handles(e.host()).forEach(host -> host.vrrp().forEach(member -> member.act(e.action())));
        } else if (spec instanceof HostEventSpec.StopHost e) {
            handles(e.host()).forEach(host -> host.power().off());
        } else if (spec instanceof HostEventSpec.StartHost e) {
            handles(e.host()).forEach(host -> host.power().on());
        } else if (spec instanceof HostEventSpec.PauseHost e) {
            handles(e.host()).forEach(host -> host.power().pause());
        } else if (spec instanceof HostEventSpec.ResumeHost e) {
            handles(e.host()).forEach(host -> host.power().resume());
        } else if (spec instanceof HostEventSpec.AdvertiseRouter e) {
            interfaces(e.host())
                    .forEach(itf -> itf.advertiseRouter(e.reachableTime().toMillis()));
        } else if (spec instanceof HostEventSpec.SetSysctl e) {
            interfaces(e.host()).forEach(itf -> e.set().forEach(text -> HostTuner.writeNow(itf.host(), text)));
        } else if (spec instanceof EventSpec.SendArp e) {
            interfaces(e.host()).forEach(itf -> sendArp(itf, e));
        } else if (spec instanceof EventSpec.SendFrame e) {
            interfaces(e.host()).forEach(itf -> sendFrame(itf, e, repetition));
        }
    }

    private void moveIp(AddressEventSpec.MoveIp e) {
        if (e.from() != null) {
            interfaces(List.of(e.from())).forEach(itf -> itf.removeAddress(e.ip().address()));
        }
        if (e.to() == null) {
            return;
        }
        for (HostInterface itf : interfaces(List.of(e.to()))) {
            if (e.dad()) {
                itf.addAddressChecked(e.ip());
            } else {
                itf.addAddress(e.ip());
            }
            for (int i = 0; i < e.announcements(); i++) {
                simulation.at(
                        simulation.nowNanos() + i * e.spacing().toNanos(),
                        Phase.TIMER,
                        () -> announce(itf, e.ip().address(), e.form()));
            }
        }
    }

    /** All at once, or one after another over a time. */
    private void announce(AddressEventSpec.Announce e) {
        if (e.spread().isZero()) {
            interfaces(e.host()).forEach(itf -> announce(itf, e.ip(), e.form()));
            return;
        }
        List<Runnable> all = new ArrayList<>();
        for (HostInterface itf : interfaces(e.host())) {
            for (Prefix prefix : itf.addresses()) {
                if (e.ip() == null || prefix.address().equals(e.ip())) {
                    all.add(() -> itf.announce(prefix.address(), e.form() == EventWords.Form.REPLY));
                }
            }
        }
        for (int i = 0; i < all.size(); i++) {
            long after = e.spread().dividedBy(all.size()).multipliedBy(i).toNanos();
            simulation.at(simulation.nowNanos() + after, Phase.TIMER, all.get(i)::run);
        }
    }

    private static void announce(HostInterface itf, @Nullable IpAddress ip, EventWords.Form form) {
        for (Prefix prefix : itf.addresses()) {
            if (ip == null || prefix.address().equals(ip)) {
                itf.announce(prefix.address(), form == EventWords.Form.REPLY);
            }
        }
    }

    static void setNeighbour(
            HostInterface itf, IpAddress ip, @Nullable MacAddress mac, EventWords.NeighbourState state) {
        NeighborDevice device = itf.neighbors(ip.v6());
        if (state == EventWords.NeighbourState.MANAGED) {
            NeighborAdmin.manage(device, ip);
            return;
        }
        NeighborState wanted = switch (state) {
            case PERMANENT -> NeighborState.PERMANENT;
            case REACHABLE -> NeighborState.REACHABLE;
            case STALE, MANAGED -> NeighborState.STALE;
        };
        long address = mac == null ? MacAddress.NONE : mac.value();
        NeighborAdmin.put(device, NeighborAdmin.Verb.REPLACE, ip, address, wanted, false, false);
    }

    private static void deleteNeighbour(HostInterface itf, @Nullable IpAddress ip) {
        if (ip != null) {
            NeighborAdmin.delete(itf.neighbors(ip.v6()), ip);
            return;
        }
        NeighborAdmin.flush(itf.neighbors(false), Set.of());
        NeighborAdmin.flush(itf.neighbors(true), Set.of());
    }

    private static void sendArp(HostInterface itf, EventSpec.SendArp e) {
        long source = e.ethSrc() == null ? itf.mac() : e.ethSrc().value();
        IpAddress own = itf.addresses().stream()
                .map(Prefix::address)
                .filter(a -> !a.v6())
                .findFirst()
                .orElse(IpAddress.ANY4);
        ArpPacket packet = new ArpPacket(
                e.operation() == EventWords.Operation.REQUEST ? ArpPacket.REQUEST : ArpPacket.REPLY,
                e.sha() == null ? source : e.sha().value(),
                e.spa() == null ? own : e.spa(),
                e.tha().value(),
                e.tpa());
        itf.send(Frame.of(e.ethDst().value(), source, packet), 0);
    }

    private static void sendFrame(HostInterface itf, EventSpec.SendFrame e, int repetition) {
        long first = e.ethSrc() == null ? itf.mac() : e.ethSrc().value();
        long source = first + repetition % e.ethSrcCount();
        RawPayload payload =
                new RawPayload(EtherType.EXPERIMENTAL, Math.toIntExact(e.size().bytes()));
        itf.send(Frame.of(e.ethDst().value() + repetition % e.ethDstCount(), source, payload), 0);
    }

    private void carrier(Link link, boolean up) {
        link.setUp(up);
        for (LinuxHostHandle host : hosts.values()) {
            if (host.first().port() == link.a() || host.first().port() == link.b()) {
                host.vrrp().forEach(member -> member.carrierChanged(up));
            }
        }
    }

    private void loss(Link link, EventSpec.SetLoss e) {
        for (Port end : List.of(link.a(), link.b())) {
            boolean meant = e.from() == null || end.node().name().equals(e.from());
            if (meant && end.channel() != null) {
                end.channel()
                        .setLoss(
                                e.loss(),
                                simulation.random().stream(
                                        "link/" + end, "loss/" + e.origin().path()),
                                FrameKinds.of(e.frames()));
            }
        }
    }

    private List<BridgeHandle> bridges(List<String> patterns) {
        return patterns.stream()
                .flatMap(p -> Names.matching(p, names.bridges()).stream())
                .flatMap(name ->
                        java.util.stream.Stream.ofNullable(target.bridges().get(name)))
                .toList();
    }

    private List<Link> cables(List<String> patterns) {
        return patterns.stream().flatMap(p -> target.cables(p, names).stream()).toList();
    }

    private List<HostInterface> interfaces(List<String> patterns) {
        return handles(patterns).stream().map(LinuxHostHandle::first).toList();
    }

    private List<LinuxHostHandle> handles(List<String> patterns) {
        return patterns.stream()
                .flatMap(p -> names.hosts(p).stream())
                .flatMap(name -> java.util.stream.Stream.ofNullable(hosts.get(name)))
                .toList();
    }

    private GatewayHandle gateway(String name) {
        GatewayHandle gateway = target.gateways().get(name);
        if (gateway == null) {
            throw new IllegalStateException("unchecked gateway " + name);
        }
        return gateway;
    }
}
