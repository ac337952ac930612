package io.floodscope.net.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.MacAddress;
import io.floodscope.net.frame.ArpPacket;
import io.floodscope.net.frame.EtherType;
import io.floodscope.net.frame.Frame;
import io.floodscope.net.frame.IpPacket;
import io.floodscope.net.frame.IpPacket.Kind;
import io.floodscope.net.frame.IpPacket.Protocol;
import io.floodscope.net.frame.NdPacket;
import io.floodscope.net.frame.Payload;
import io.floodscope.net.frame.RawPayload;
import io.floodscope.net.frame.VrrpAdvert;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Frames as bytes; what tshark says of them is tested with the command {@code run --pcapng}. */
class FrameEncoderTest {

    private static final long DST = MacAddress.parse("fa:16:3e:00:00:01").value();
    private static final long SRC = MacAddress.parse("70:ea:1a:aa:bb:cc").value();
    private static final IpAddress A4 = IpAddress.parse("10.4.0.1");
    private static final IpAddress B4 = IpAddress.parse("10.4.0.11");
    private static final IpAddress A6 = IpAddress.parse("fe80::1");
    private static final IpAddress B6 = IpAddress.parse("2001:db8::b");
    private static final int WHOLE = Integer.MAX_VALUE;

    @Test
    void anArpReplyIsWrittenByteForByte() {
        ArpPacket reply = new ArpPacket(ArpPacket.REPLY, 0x0011_2233_4455L, A4, DST, B4);

        assertThat(hex(Frame.tagged(DST, SRC, 4, reply)))
                .isEqualTo("fa163e00000170ea1aaabbcc" + "81000004" + "0806" + "0001080006040002" + "001122334455"
                        + "0a040001" + "fa163e000001" + "0a04000b");
    }

    /** The example of RFC 1071's arithmetic on a real header: an ICMP echo request of 8 bytes, checked by hand. */
    @Test
    void anEchoRequestIsWrittenByteForByte() {
        IpPacket ping = new IpPacket(A4, B4, Protocol.ICMP, 0x1234, 0, Kind.ECHO_REQUEST, 0);

        assertThat(hex(Frame.of(DST, SRC, ping)))
                .isEqualTo("fa163e00000170ea1aaabbcc" + "0800" + "4500001c00074000400126c70a0400010a04000b"
                        + "0800e5c412340007");
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void lengthsAreThoseOfTheModelAndEveryChecksumHolds(Payload payload) {
        Frame frame = Frame.of(DST, SRC, payload);

        EncodedFrame encoded = FrameEncoder.encode(frame, 7L << 32 | 7, 12_345_000_000L, WHOLE);

        assertThat(encoded.length()).isEqualTo(frame.bytes());
        assertThat(encoded.bytes()).hasSize(frame.bytes());
        byte[] ip = Arrays.copyOfRange(encoded.bytes(), Frame.HEADER_BYTES, encoded.length());
        boolean v6 = payload.etherType() == EtherType.IPV6;
        if (v6) {
            assertThat(u16(ip, 4)).isLessThanOrEqualTo(ip.length - 40);
            assertThat(sum(ip, 40, 40 + u16(ip, 4), pseudo6(ip))).isEqualTo(0xFFFF);
        } else if (payload.etherType() == EtherType.IPV4) {
            assertThat(sum(ip, 0, 20, 0)).isEqualTo(0xFFFF);
            boolean noPseudo =
                    ip[9] == 1 || payload instanceof VrrpAdvert v && v.protocol() == VrrpAdvert.Protocol.VRRP2;
            assertThat(sum(ip, 20, u16(ip, 2), noPseudo ? 0 : pseudo4(ip))).isEqualTo(0xFFFF);
        }
    }

    static List<Payload> payloads() {
        List<Payload> all = new ArrayList<>();
        for (IpAddress[] pair : new IpAddress[][] {{A4, B4}, {A6, B6}}) {
            IpAddress a = pair[0];
            IpAddress b = pair[1];
            for (int bytes : new int[] {0, 1, 100, 1_472, 60_000}) {
                all.add(new IpPacket(a, b, Protocol.UDP, 40_000, 5_001, Kind.DATA, bytes));
                all.add(new IpPacket(a, b, Protocol.TCP, 40_000, 5_001, Kind.DATA, bytes));
                all.add(new IpPacket(a, b, Protocol.ICMP, 9, 0, Kind.ECHO_REPLY, bytes));
                all.add(new IpPacket(a, b, Protocol.ICMP, 9, 8, Kind.PORT_UNREACHABLE, bytes));
            }
            for (Kind kind : List.of(Kind.SYN, Kind.SYN_ACK, Kind.ACK, Kind.FIN, Kind.RST)) {
                all.add(new IpPacket(a, b, Protocol.TCP, 40_000, 5_001, kind, 0));
            }
            all.add(new VrrpAdvert(VrrpAdvert.Protocol.VRRP3, 7, 150, 1_000, a));
        }
        all.add(new VrrpAdvert(VrrpAdvert.Protocol.VRRP2, 7, 150, 1_000, A4));
        all.add(new VrrpAdvert(VrrpAdvert.Protocol.HSRP, 7, 150, 3_000, A4));
        all.add(new VrrpAdvert(VrrpAdvert.Protocol.HSRP, 300, 150, 3_000, A4));
        all.add(NdPacket.solicitation(A6, B6.solicitedNode(), B6, SRC));
        all.add(NdPacket.solicitation(IpAddress.ANY6, B6.solicitedNode(), B6, MacAddress.NONE));
        all.add(NdPacket.advertisement(A6, B6, A6, SRC, true, true, true));
        all.add(new NdPacket(NdPacket.Type.RA, A6, IpAddress.ALL_NODES6, A6, SRC, false, false, false, 30_000));
        all.add(new NdPacket(NdPacket.Type.RS, A6, IpAddress.ALL_NODES6, A6, SRC, false, false, false, 0));
        all.add(new RawPayload(EtherType.RARP, 28));
        all.add(new RawPayload(EtherType.EXPERIMENTAL, 46));
        return all;
    }

    /** Beyond 65,535 bytes: total length 0 in IPv4, a jumbo payload option in IPv6, and checksums over the true length. */
    @Test
    void offloadFramesBeyondTheLengthOfIpAreWrittenAsLinuxWritesThem() {
        int bytes = 65_536;
        Frame v4 = Frame.offloaded(DST, SRC, new IpPacket(A4, B4, Protocol.TCP, 1, 2, Kind.DATA, bytes), 46);
        Frame v6 = Frame.offloaded(DST, SRC, new IpPacket(A6, B6, Protocol.TCP, 1, 2, Kind.DATA, bytes), 46);

        EncodedFrame four = FrameEncoder.encode(v4, 0, 0, WHOLE);
        EncodedFrame six = FrameEncoder.encode(v6, 0, 0, WHOLE);

        assertThat(four.length()).isEqualTo(v4.bytes());
        assertThat(u16(four.bytes(), 16)).isZero();
        byte[] tcp = Arrays.copyOfRange(four.bytes(), 34, four.length());
        assertThat(sum(tcp, 0, tcp.length, words(four.bytes(), 26, 34) + 6 + length(tcp.length)))
                .isEqualTo(0xFFFF);
        assertThat(six.length()).isEqualTo(v6.bytes() + 8);
        assertThat(HexFormat.of().formatHex(six.bytes(), 54, 62)).isEqualTo("0600c20400010028");
    }

    @Test
    void aCutFrameHasTheSameBeginningAndTellsItsLength() {
        Frame frame = Frame.of(DST, SRC, new IpPacket(A4, B4, Protocol.UDP, 1, 2, Kind.DATA, 5_000));

        EncodedFrame whole = FrameEncoder.encode(frame, 3, 0, WHOLE);
        EncodedFrame cut = FrameEncoder.encode(frame, 3, 0, 64);

        assertThat(cut.length()).isEqualTo(5_042);
        assertThat(cut.bytes()).isEqualTo(Arrays.copyOf(whole.bytes(), 64));
    }

    private static String hex(Frame frame) {
        return HexFormat.of().formatHex(FrameEncoder.encode(frame, 7, 0, WHOLE).bytes());
    }

    /** The ones' complement sum of RFC 1071, written anew: a right checksum makes it 0xFFFF. */
    private static int sum(byte[] bytes, int from, int to, long start) {
        long sum = start + words(bytes, from, to);
        while (sum > 0xFFFF) {
            sum = (sum >> 16) + (sum & 0xFFFF);
        }
        return (int) sum;
    }

    private static long words(byte[] bytes, int from, int to) {
        long sum = 0;
        for (int i = from; i < to; i += 2) {
            sum += u16(bytes, i) & (i + 1 < to ? 0xFFFF : 0xFF00);
        }
        return sum;
    }

    private static long pseudo4(byte[] ip) {
        return words(ip, 12, 20) + ip[9] + length(u16(ip, 2) - 20);
    }

    private static long pseudo6(byte[] ip) {
        return words(ip, 8, 40) + (ip[6] & 0xFF) + length(u16(ip, 4));
    }

    private static long length(int bytes) {
        return (bytes >> 16) + (bytes & 0xFFFF);
    }

    private static int u16(byte[] bytes, int at) {
        int low = at + 1 < bytes.length ? bytes[at + 1] & 0xFF : 0;
        return (bytes[at] & 0xFF) << 8 | low;
    }
}
