package io.floodscope.scenario.assemble;

import io.floodscope.bridge.core.ForwardingListener;
import io.floodscope.bridge.core.PipelineRule;
import io.floodscope.bridge.core.PortVlans;
import io.floodscope.bridge.fdb.MacEntry;
import io.floodscope.net.link.Port;
import io.floodscope.result.FloodWindow;
import io.floodscope.rules.Rule;
import io.floodscope.scenario.schema.PortSpec;
import io.floodscope.text.Durations;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A bridge of any kind, as scenarios see it. */
public interface BridgeHandle {

    /** Name in the scenario. */
    String name();

    /** A new port of this name. */
    Port addPort(String portName, PortVlans vlans);

    /** The port of this name, made if there is none, for a cable that is plugged in while the run goes on. */
    Port plug(String portName, PortVlans vlans);

    /** The cable of a port is gone, and what was learned there is forgotten. */
    void unplug(String portName);

    /** Unknown-unicast floods up to now. */
    List<FloodWindow> floodWindows();

    /** The port on which an address is known, or null; a null VLAN means any. */
    @Nullable
    String portOf(@Nullable Integer vlan, long mac);

    /** Entries in the table. */
    int entries();

    /** What the run did to the table so far. */
    TableMeasure table();

    /** Empties the table. */
    void flush();

    /** Changes mac-aging-time while the run goes on. */
    void setAgingSeconds(long seconds);

    /** Pins an entry to a port. */
    void addStatic(int vlan, long mac, String portName);

    /** Whether frames that come in at a port, and unicast frames that leave there, teach their source. */
    void setLearning(String portName, boolean onInput, boolean onOutput);

    /** Gives a port the settings that are written for it. */
    void configure(String portName, PortSpec spec);

    /** A spanning tree topology change that lasts for so many ns: entries age fast, or are forgotten at once. */
    void topologyChange(long durationNanos);

    /** Makes a member of a bond the active one. */
    void setActiveMember(String member);

    /** Rules that come before normal switching. */
    void setRules(List<PipelineRule> rules);

    /** The number by which rules name a port. */
    int portNumber(String portName);

    /** Whether there is a port of this name. */
    boolean hasPort(String portName);

    /** Marks and bands are kept for this address however full the table is. */
    void watch(long mac);

    /** Settings of which the bridge uses another value than was written. */
    List<String> warnings();

    /**
     * Its table as the bridge's own commands print it, with the totals where there is a command for them.
     *
     * @param json whether in the commands' JSON forms; what has none is left out
     * @param nowNanos the simulated time
     */
    List<CommandOutput> showTable(boolean json, long nowNanos);

    /** Has somebody told what becomes of every frame. */
    void listen(ForwardingListener listener);

    /** Why unicast to this address floods, in a few words with times relative to now. */
    String whyFlooded(int vlan, long mac, long nowNanos);

    /** Rules that acted. */
    List<Rule> ruleHits();

    /** What {@link #whyFlooded} says of an address that the table holds although frames to it are flooded. */
    static String notYetUsed(MacEntry entry, long nowNanos) {
        return "entry learned " + Durations.readableSeconds(nowNanos - entry.learnedNanos(), 3)
                + " s ago, the flow cache does not use it yet";
    }
}
