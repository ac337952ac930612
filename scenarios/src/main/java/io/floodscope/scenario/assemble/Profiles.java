package io.floodscope.scenario.assemble;

import io.floodscope.gateway.Announcements;
import io.floodscope.gateway.GatewayProfile;
import io.floodscope.gateway.Hello;
import io.floodscope.gateway.MacAging;
import io.floodscope.gateway.RefreshPolicy;
import io.floodscope.gateway.SourceMac;

final class Profiles {
    static GatewayProfile named(String name) {
        long s = 1_000_000_000L;
        if (name.equals("cisco-nxos-anycast")) {
            return new GatewayProfile(
                    name,
                    SourceMac.VIRTUAL,
                    SourceMac.VIRTUAL,
                    SourceMac.REAL,
                    1500 * s,
                    0,
                    RefreshPolicy.atFraction(0.75, SourceMac.VIRTUAL),
                    Hello.NONE,
                    Announcements.NONE,
                    MacAging.exact(1800 * s),
                    true);
        }
        return new GatewayProfile(
                name,
                SourceMac.VIRTUAL,
                SourceMac.VIRTUAL,
                SourceMac.VIRTUAL,
                1200 * s,
                0,
                RefreshPolicy.atFraction(0.75, SourceMac.VIRTUAL),
                Hello.NONE,
                Announcements.NONE,
                MacAging.exact(300 * s),
                true);
    }
}
