package io.floodscope.scenario.assemble;

import io.floodscope.host.HostInterface;
import io.floodscope.net.addr.Prefix;
import io.floodscope.net.link.Link;
import io.floodscope.scenario.schema.EventWords.DaemonAction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Switches a host off and on, or freezes it. What a host has from its file it has again when it is switched on. */
final class HostPower {

    private final LinuxHostHandle handle;
    private final List<Link> cables;
    private final Map<HostInterface, List<Prefix>> configured = new LinkedHashMap<>();
    private boolean on = true;
    private boolean paused;
    private boolean moving;
    private boolean isFrozen;

    /** The power of a host as it stands: with the addresses of its file and its cables. */
    HostPower(LinuxHostHandle handle, List<Link> cables) {
        this.handle = handle;
        this.cables = cables;
        for (HostInterface itf : handle.host().interfaces()) {
            configured.put(itf, List.copyOf(itf.addresses()));
        }
    }

    /** Pulls the plug. */
    void off() {
        if (!on) {
            return;
        }
        paused = false;
        moving = false;
        settle();
        on = false;
        handle.vrrp().forEach(member -> member.act(DaemonAction.KILL));
        handle.applications().hostStopped();
        for (HostInterface itf : handle.host().interfaces()) {
            new ArrayList<>(itf.addresses()).forEach(prefix -> itf.removeAddress(prefix.address()));
            itf.setUp(false);
            itf.forgetKeptAddresses();
        }
        handle.host().setRunning(false);
        cables.forEach(cable -> cable.setUp(false));
    }

    /** Boots: tables are empty, addresses those of the file, daemons start. */
    void on() {
        if (on) {
            return;
        }
        on = true;
        handle.host().setRunning(true);
        cables.forEach(cable -> cable.setUp(true));
        // A virtual MAC's interface came after the file's: it comes back too, with no address before its router is
        // master.
        handle.host().interfaces().forEach(itf -> itf.setUp(true));
        configured.forEach((itf, addresses) -> addresses.forEach(itf::addAddressChecked));
        handle.applications().hostStarted();
        handle.vrrp().forEach(member -> member.act(DaemonAction.START));
    }

    /** Freezes it, its clock included. */
    void pause() {
        paused = on;
        settle();
    }

    /** Lets it go on. */
    void resume() {
        paused = false;
        settle();
    }

    /** It is on its way to another place, and stands still for that long. */
    void setMoving(boolean onItsWay) {
        moving = onItsWay && on;
        settle();
    }

    private void settle() {
        boolean frozen = paused || moving;
        if (!on || frozen == isFrozen) {
            return;
        }
        isFrozen = frozen;
        if (frozen) {
            handle.host().freeze();
            handle.vrrp().forEach(VrrpMember::freeze);
        } else {
            handle.host().thaw();
            handle.vrrp().forEach(VrrpMember::thaw);
        }
    }
}
