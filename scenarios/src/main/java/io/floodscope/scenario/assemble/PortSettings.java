package io.floodscope.scenario.assemble;

import io.floodscope.bridge.core.PortVlans;
import io.floodscope.scenario.schema.PortSpec;

/** What the settings of a port mean to the bridge models. */
final class PortSettings {

    private PortSettings() {}

    /** VLAN membership; to be asked only if a mode is written. */
    static PortVlans vlans(PortSpec spec, PortSpec.VlanMode mode) {
        int tag = spec.vlan() == null ? 0 : spec.vlan();
        int[] trunks = spec.trunks().stream().mapToInt(Integer::intValue).toArray();
        return switch (mode) {
            case ACCESS -> PortVlans.access(tag);
            case TRUNK -> PortVlans.trunk(trunks);
            case NATIVE_TAGGED -> PortVlans.nativeTagged(tag, trunks);
            case NATIVE_UNTAGGED -> PortVlans.nativeUntagged(tag, trunks);
        };
    }

    /** Policing rate in bit/s, 0 for none. */
    static long policingRate(PortSpec spec) {
        return spec.policing() == null ? 0 : spec.policing().bitsPerSecond();
    }

    /** Policing burst in bit. */
    static long policingBurst(PortSpec spec) {
        return 8 * spec.policingBurst().bytes();
    }
}
