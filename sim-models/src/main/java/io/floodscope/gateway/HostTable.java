package io.floodscope.gateway;

import io.floodscope.engine.Simulation;
import io.floodscope.gateway.RefreshPolicy.When;
import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.MacAddress;
import io.floodscope.net.frame.Frame;
import io.floodscope.random.RandomStream;
import io.floodscope.rules.RuleHits;
import it.unimi.dsi.fastutil.objects.Object2ObjectLinkedOpenHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The ARP and ND table of a gateway, or of a pair that keeps its tables in step: one timer per host, restarted by every ARP
 * exchange with it, that asks again before the entry times out.
 */
final class HostTable {

    private static final long RESOLVE_INTERVAL_NANOS = 1_000_000_000L;
    private static final int RESOLVE_TRIES = 3;

    /** Changes of entries that leave a mark; a table of a large network does not drown a report. */
    private static final int MAX_NOTED = 2_000;

    private final Simulation simulation;
    private final String name;
    private final RuleHits<GatewayRule> rules;
    private final Object2ObjectLinkedOpenHashMap<IpAddress, HostEntry> entries = new Object2ObjectLinkedOpenHashMap<>();
    private final Map<IpAddress, Long> pinnedOffsets = new LinkedHashMap<>();
    private @Nullable RandomStream jitter;
    private int noted;

    HostTable(Simulation simulation, String name, RuleHits<GatewayRule> rules) {
        this.simulation = simulation;
        this.name = name;
        this.rules = rules;
    }

    /** The entry of a host, resolved or not, or null. */
    @Nullable
    HostEntry entry(IpAddress address) {
        return entries.get(address);
    }

    Iterable<HostEntry> all() {
        return entries.values();
    }

    /** From now on the host is refreshed at {@code offset + n * period}, whenever its exchanges were. */
    void pin(IpAddress address, long offsetNanos) {
        pinnedOffsets.put(address, offsetNanos);
        HostEntry known = entries.get(address);
        if (known != null && known.isResolved()) {
            schedule(known);
        }
    }

    /** The host and a member exchanged ARP or ND: the entry is fresh and its timer starts anew. */
    void exchange(IpAddress address, int vlan, long mac, DistributedGateway member) {
        HostEntry entry = entries.get(address);
        if (entry == null || entry.vlan() != vlan) {
            forget(address);
            entry = new HostEntry(this, simulation, address, vlan, member);
            entries.put(address, entry);
        }
        boolean wasResolved = entry.isResolved();
        note(entry, mac, member, "is at ");
        entry.setMac(mac);
        entry.setKeeper(member);
        entry.setAttempts(0);
        entry.setUsed(false);
        schedule(entry);
        if (!wasResolved) {
            HostEntry resolved = entry;
            entry.release((frame, word) -> resolved.keeper().deliver(resolved, frame, word));
        }
    }

    /** The host was overheard with another MAC: the entry follows, its timer does not restart. */
    void overheard(IpAddress address, int vlan, long mac) {
        HostEntry entry = entries.get(address);
        if (entry != null && entry.vlan() == vlan && entry.isResolved()) {
            note(entry, mac, entry.keeper(), "was overheard at ");
            entry.setMac(mac);
        }
    }

    /** Leaves a mark where an address gets another MAC. */
    private void note(HostEntry entry, long mac, DistributedGateway member, String how) {
        if ((!entry.isResolved() || entry.mac() != mac) && noted < MAX_NOTED) {
            noted++;
            member.mark(
                    "gateway-arp-learned",
                    entry.address() + " in VLAN " + entry.vlan() + " " + how + MacAddress.format(mac));
        }
    }

    /** A packet waits for a host that is not known: asks for it unless that is under way. */
    void resolve(IpAddress address, int vlan, DistributedGateway member, Frame frame, long word) {
        HostEntry entry = entries.get(address);
        if (entry == null) {
            entry = new HostEntry(this, simulation, address, vlan, member);
            entries.put(address, entry);
            rules.hit(GatewayRule.RESOLVES_UNKNOWN);
            ask(entry);
        }
        if (!entry.park(frame, word, member.config().unresolvedQueue())) {
            member.counters().unresolvedDrops.add(1);
        }
    }

    /** Called by an entry's timer. */
    void due(HostEntry entry) {
        if (!entry.isResolved()) {
            if (entry.attempts() < RESOLVE_TRIES) {
                ask(entry);
            } else {
                DistributedGateway member = entry.keeper();
                entry.release((frame, word) -> member.counters().unresolvedDrops.add(1));
                forget(entry.address());
            }
            return;
        }
        RefreshPolicy refresh = entry.keeper().profile().refresh();
        if (entry.attempts() < refresh.tries() && wantsRefresh(entry, refresh)) {
            refresh(entry, refresh);
        } else {
            expire(entry);
        }
    }

    private boolean wantsRefresh(HostEntry entry, RefreshPolicy refresh) {
        if (refresh.when() == When.IF_USED) {
            rules.hit(GatewayRule.REFRESH_IF_USED);
            return entry.isUsed();
        }
        return refresh.when() == When.ALWAYS;
    }

    private void refresh(HostEntry entry, RefreshPolicy refresh) {
        long now = simulation.nowNanos();
        entry.setAttempts(entry.attempts() + 1);
        long timeout = entry.keeper().profile().arpTimeoutNanos();
        long next = entry.attempts() < refresh.tries()
                ? now + refresh.intervalFor(timeout)
                : Math.max(entry.expiresNanos(), now + RefreshPolicy.ANSWER_WAIT_NANOS);
        entry.timer().armAt(next);
        if (entry.attempts() > 1) {
            rules.hit(GatewayRule.REFRESH_RETRY);
        }
        rules.hit(refresh.offsetNanos() == 0 ? GatewayRule.REFRESH_AT_FRACTION : GatewayRule.REFRESH_AT_OFFSET);
        entry.keeper().group().refresh(entry);
    }

    private void expire(HostEntry entry) {
        if (simulation.nowNanos() < entry.expiresNanos()) {
            entry.timer().armAt(entry.expiresNanos());
            return;
        }
        rules.hit(GatewayRule.ENTRY_EXPIRES);
        entry.keeper().hostExpired(entry);
        forget(entry.address());
    }

    private void ask(HostEntry entry) {
        entry.setAttempts(entry.attempts() + 1);
        entry.timer().armIn(RESOLVE_INTERVAL_NANOS);
        entry.keeper().ask(entry);
    }

    private void schedule(HostEntry entry) {
        long now = simulation.nowNanos();
        GatewayProfile profile = entry.keeper().profile();
        long timeout = drawTimeout(profile);
        long first = profile.refresh().when() == When.NEVER
                ? timeout
                : profile.refresh().firstAfterNanos(timeout);
        Long pinned = pinnedOffsets.get(entry.address());
        long start = pinned == null ? now : lastPinned(now, pinned, first);
        entry.setExpiresNanos(start + Math.max(timeout, first));
        entry.timer().putOffTo(start + first);
    }

    /** The instant from which {@code first} leads to the next pinned refresh after now. */
    private static long lastPinned(long now, long offset, long first) {
        return offset + Math.floorDiv(now - offset, first) * first;
    }

    private long drawTimeout(GatewayProfile profile) {
        int percent = profile.timeoutJitterPercent();
        if (percent == 0) {
            return profile.arpTimeoutNanos();
        }
        rules.hit(GatewayRule.TIMEOUT_JITTER);
        if (jitter == null) {
            jitter = simulation.random().stream("gateway/" + name, "arp-timeout");
        }
        long spread = profile.arpTimeoutNanos() / 100 * percent;
        return profile.arpTimeoutNanos() - spread + jitter.nextLong(2 * spread + 1);
    }

    /** Drops an entry with whatever waits for it. */
    void forget(IpAddress address) {
        HostEntry gone = entries.remove(address);
        if (gone != null) {
            gone.timer().release();
        }
    }

    /** Drops all entries, as {@code clear ip arp} does. */
    void flush() {
        entries.values().forEach(entry -> entry.timer().release());
        entries.clear();
    }
}
