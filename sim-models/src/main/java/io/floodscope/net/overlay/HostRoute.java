package io.floodscope.net.overlay;

import io.floodscope.net.addr.IpAddress;

/**
 * A MAC/IP route (EVPN route type 2, RFC 7432 and RFC 9135).
 *
 * @param address the host's address
 * @param vlan its VLAN
 * @param mac its MAC
 * @param endpoint the tunnel endpoint behind which it is
 */
public record HostRoute(IpAddress address, int vlan, long mac, int endpoint) {}
