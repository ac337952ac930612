package io.floodscope.net.wire;

import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.frame.VrrpAdvert;

/**
 * VRRP versions 2 (RFC 3768) and 3 (RFC 5798), and HSRP versions 1 (RFC 2281) and 2. The models' adverts do not carry the
 * virtual address; it is written as the unspecified one.
 */
final class RedundancyEncoder {

    private static final int VRRP = 112;
    private static final int VRRP_HOPS = 255;
    private static final int HSRP_PORT = 1_985;
    private static final int HSRP1_BYTES = 20;
    private static final int HSRP2_BYTES = 42;
    private static final long VIRTUAL_HSRP1 = 0x0000_0C07_AC00L;
    private static final IpAddress ALL_ROUTERS = IpAddress.parse("224.0.0.2");
    private static final IpAddress ALL_HSRP2 = IpAddress.parse("224.0.0.102");
    private static final IpAddress ALL_VRRP4 = IpAddress.parse("224.0.0.18");
    private static final IpAddress ALL_VRRP6 = IpAddress.parse("ff02::12");

    private RedundancyEncoder() {}

    static int write(WireBytes out, VrrpAdvert advert, long sourceMac) {
        return advert.protocol() == VrrpAdvert.Protocol.HSRP ? hsrp(out, advert, sourceMac) : vrrp(out, advert);
    }

    private static int vrrp(WireBytes out, VrrpAdvert advert) {
        boolean v6 = advert.sender().v6();
        boolean version2 = advert.protocol() == VrrpAdvert.Protocol.VRRP2;
        int bytes = 8 + (v6 ? 16 : 4) + (version2 ? 8 : 0);
        IpAddress group = v6 ? ALL_VRRP6 : ALL_VRRP4;
        int header = IpEncoder.header(out, advert.sender(), group, VRRP, bytes, VRRP_HOPS, 0);
        int start = out.at();
        out.u8(version2 ? 0x21 : 0x31).u8(advert.group()).u8(advert.priority()).u8(1);
        if (version2) {
            out.u8(0).u8(advert.intervalMillis() / 1_000).u16(0);
        } else {
            out.u16(advert.intervalMillis() / 10 & 0xFFF).u16(0);
        }
        out.ip(v6 ? IpAddress.ANY6 : IpAddress.ANY4);
        out.zeros(version2 ? 8 : 0);
        long pseudo = version2 ? 0 : WireBytes.pseudoHeader(advert.sender(), group, VRRP, bytes);
        out.checksum(start + 6, start, pseudo, false);
        return header + bytes;
    }

    private static int hsrp(WireBytes out, VrrpAdvert advert, long sourceMac) {
        boolean version1 = advert.group() <= VrrpAdvert.MOST_HSRP1_GROUP;
        int bytes = 8 + (version1 ? HSRP1_BYTES : HSRP2_BYTES);
        IpAddress group = version1 ? ALL_ROUTERS : ALL_HSRP2;
        int header = IpEncoder.header(out, advert.sender(), group, IpEncoder.UDP, bytes, 1, 0);
        int start = out.at();
        out.u16(HSRP_PORT).u16(HSRP_PORT).u16(bytes).u16(0);
        boolean active = (sourceMac & ~0xFFL) == VIRTUAL_HSRP1 || sourceMac >>> 16 == 0x0000_0C9FL;
        int hello = advert.intervalMillis();
        if (version1) {
            out.u8(0).u8(0).u8(active ? 16 : 8).u8(Math.max(1, hello / 1_000)).u8(Math.max(3, 3 * hello / 1_000));
            out.u8(advert.priority()).u8(advert.group()).u8(0).zeros(8).ip(IpAddress.ANY4);
        } else {
            out.u8(1)
                    .u8(40)
                    .u8(2)
                    .u8(0)
                    .u8(active ? 6 : 5)
                    .u8(4)
                    .u16(advert.group())
                    .mac(sourceMac);
            out.u32(advert.priority()).u32(hello).u32(3L * hello).ip(IpAddress.ANY6);
        }
        long pseudo = WireBytes.pseudoHeader(advert.sender(), group, IpEncoder.UDP, bytes);
        out.checksum(start + 6, start, pseudo, true);
        return header + bytes;
    }
}
