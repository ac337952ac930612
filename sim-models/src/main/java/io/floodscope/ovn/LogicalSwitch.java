package io.floodscope.ovn;

import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.Vlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A logical switch: instances, router ports, and at most one localnet port to a physical network. */
public final class LogicalSwitch {

    private final OvnDeployment deployment;
    private final String name;
    private final List<Vif> vifs = new ArrayList<>();
    private final List<LogicalRouterPort> routerPorts = new ArrayList<>();
    private final Map<Long, FdbEntry> fdb = new LinkedHashMap<>();
    private @Nullable String physicalNetwork;
    private int vlan = Vlan.UNTAGGED;
    private boolean learnFdb;
    private boolean openFlowPort = true;
    private long fdbAgeMillis;

    LogicalSwitch(OvnDeployment deployment, String name) {
        this.deployment = deployment;
        this.name = name;
    }

    /** Its name. */
    public String name() {
        return name;
    }

    /**
     * Adds the localnet port.
     *
     * @param network name of the physical network; every chassis with a provider port of this name has it
     * @param tag VLAN id of its frames, or {@link Vlan#UNTAGGED}
     * @param learn {@code localnet_learn_fdb}
     */
    public void setLocalnet(String network, int tag, boolean learn) {
        physicalNetwork = network;
        vlan = tag;
        learnFdb = learn;
    }

    /** Takes the localnet port away. */
    public void removeLocalnet() {
        physicalNetwork = null;
    }

    /** Whether the localnet port has an OpenFlow port; without one frames of P18 are lost. */
    public void setOpenFlowPort(boolean present) {
        openFlowPort = present;
    }

    /** Sets {@code fdb_age_threshold} in whole seconds; 0 = off. Releases before 23.09 ignore it. */
    public void setFdbAgeSeconds(long seconds) {
        fdbAgeMillis = seconds * 1_000;
        deployment.fdbThresholdChanged(this);
    }

    /** The threshold of its FDB rows in ms. */
    public long fdbAgeMillis() {
        return fdbAgeMillis;
    }

    @Nullable
    String physicalNetwork() {
        return physicalNetwork;
    }

    int vlan() {
        return vlan;
    }

    boolean learnsFdb() {
        return learnFdb;
    }

    boolean hasOpenFlowPort() {
        return openFlowPort;
    }

    void add(Vif vif) {
        vifs.add(vif);
    }

    void attach(LogicalRouterPort port) {
        routerPorts.add(port);
    }

    void detach(LogicalRouterPort port) {
        routerPorts.remove(port);
    }

    List<Vif> vifs() {
        return vifs;
    }

    List<LogicalRouterPort> routerPorts() {
        return routerPorts;
    }

    @Nullable
    Vif vifByMac(long mac) {
        for (int i = 0; i < vifs.size(); i++) {
            if (vifs.get(i).mac() == mac) {
                return vifs.get(i);
            }
        }
        return null;
    }

    @Nullable
    Vif vifByIp(IpAddress ip) {
        for (int i = 0; i < vifs.size(); i++) {
            if (vifs.get(i).owns(ip)) {
                return vifs.get(i);
            }
        }
        return null;
    }

    @Nullable
    LogicalRouterPort routerPortByMac(long mac) {
        for (int i = 0; i < routerPorts.size(); i++) {
            if (routerPorts.get(i).mac() == mac) {
                return routerPorts.get(i);
            }
        }
        return null;
    }

    @Nullable
    LogicalRouterPort routerPortByIp(IpAddress ip) {
        for (int i = 0; i < routerPorts.size(); i++) {
            if (routerPorts.get(i).owns(ip)) {
                return routerPorts.get(i);
            }
        }
        return null;
    }

    /** Whether OVN knows the address from configuration. */
    boolean ownsAddress(IpAddress ip) {
        return routerPortByIp(ip) != null || vifByIp(ip) != null;
    }

    @Nullable
    FdbEntry fdb(long mac) {
        return fdb.get(mac);
    }

    void fdbAdd(FdbEntry row) {
        fdb.put(row.mac(), row);
    }

    void fdbRemove(FdbEntry row) {
        fdb.remove(row.mac());
    }

    @Override
    public String toString() {
        return name;
    }
}
