package io.floodscope.gateway;

import io.floodscope.engine.Simulation;
import io.floodscope.net.overlay.EvpnDirectory;
import io.floodscope.rules.Rule;
import io.floodscope.rules.RuleHits;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gateways that act as one towards the hosts below them, such as the two leaves of a pair: they own the same virtual MAC and
 * keep their ARP and MAC tables in step, without delay. A gateway on its own is a group of one.
 *
 * <p>In a fabric a group is also one tunnel endpoint.
 */
public final class GatewayGroup {

    private final HostTable hosts;
    private final LeafFdb fdb;
    private final RuleHits<GatewayRule> rules = new RuleHits<>(GatewayRule.class);
    private final int refreshersPerHost;
    private final boolean peerGateway;
    private final List<DistributedGateway> members = new ArrayList<>();
    private @Nullable EvpnDirectory directory;
    private int endpoint = EvpnDirectory.NOWHERE;
    private GratuitousPolicy gratuitous = GratuitousPolicy.LEARN;

    /**
     * A group without members.
     *
     * @param refreshersPerHost 1: the member that last exchanged ARP with a host asks it again; 2: all members do
     * @param peerGateway whether a member also routes what is addressed to another member's real MAC
     */
    public GatewayGroup(
            Simulation simulation, String name, MacAging macAging, int refreshersPerHost, boolean peerGateway) {
        if (refreshersPerHost < 1 || refreshersPerHost > 2) {
            throw new IllegalArgumentException("1 or 2 members refresh a host, got " + refreshersPerHost);
        }
        this.hosts = new HostTable(simulation, name, rules);
        this.fdb = new LeafFdb(macAging);
        this.refreshersPerHost = refreshersPerHost;
        this.peerGateway = peerGateway;
    }

    /** Makes the group a tunnel endpoint of a fabric; to be called before its members start. */
    public void joinFabric(EvpnDirectory shared, int endpointNumber) {
        directory = shared;
        endpoint = endpointNumber;
    }

    /** Sets what its members make of announcements of hosts. */
    public void setGratuitous(GratuitousPolicy policy) {
        gratuitous = policy;
    }

    GratuitousPolicy gratuitous() {
        return gratuitous;
    }

    /** Rules that acted in any member. */
    public List<Rule> ruleHits() {
        return rules.hits();
    }

    /** The members, in the order in which they were made. */
    public List<DistributedGateway> members() {
        return List.copyOf(members);
    }

    void add(DistributedGateway member) {
        if (members.size() == 2) {
            throw new IllegalStateException("a group has at most two members");
        }
        members.add(member);
    }

    HostTable hosts() {
        return hosts;
    }

    LeafFdb fdb() {
        return fdb;
    }

    RuleHits<GatewayRule> rules() {
        return rules;
    }

    @Nullable
    EvpnDirectory directory() {
        return directory;
    }

    int endpoint() {
        return endpoint;
    }

    boolean isSingle() {
        return members.size() == 1;
    }

    /** The other member, or null. */
    @Nullable
    DistributedGateway peerOf(DistributedGateway member) {
        for (int i = 0; i < members.size(); i++) {
            if (members.get(i) != member) {
                return members.get(i);
            }
        }
        return null;
    }

    /** Whether more than one member owns the virtual MAC at this moment. */
    boolean isActiveActive() {
        int active = 0;
        for (int i = 0; i < members.size(); i++) {
            active += members.get(i).isActive() ? 1 : 0;
        }
        return active > 1;
    }

    /** Whether frames to a MAC are for another member's own address. */
    boolean isPeerMac(DistributedGateway asking, long mac) {
        DistributedGateway peer = peerOf(asking);
        return peer != null && peer.config().realMac() == mac;
    }

    boolean peerGateway() {
        return peerGateway;
    }

    /** Asks a host again: from its keeper, from the other member if the keeper is cut off, or from both. */
    void refresh(HostEntry entry) {
        if (isSingle()) {
            entry.keeper().sendRefresh(entry);
            return;
        }
        rules.hit(GatewayRule.REFRESHERS_PER_HOST);
        if (refreshersPerHost == 1) {
            DistributedGateway peer = peerOf(entry.keeper());
            if (peer != null && !entry.keeper().hasCarrier()) {
                entry.setKeeper(peer);
            }
            entry.keeper().sendRefresh(entry);
            return;
        }
        for (int i = 0; i < members.size(); i++) {
            members.get(i).sendRefresh(entry);
        }
    }
}
