package io.floodscope.net.addr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floodscope.Seeds;
import io.floodscope.random.RandomStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {

    @ParameterizedTest
    @CsvSource({
        "00:11:22:33:44:55, 00:11:22:33:44:55",
        "70-EA-1A-AA-BB-CC, 70:ea:1a:aa:bb:cc",
        "ff:ff:ff:ff:ff:ff, ff:ff:ff:ff:ff:ff"
    })
    void readsAndPrintsMacAddresses(String text, String printed) {
        assertThat(MacAddress.parse(text)).hasToString(printed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00:11:22:33:44",
                "00:11:22:33:44:5g",
                "00:11-22:33:44:55",
                "001122334455",
                "٠0:11:22:33:44:55"
            })
    void refusesWhatIsNotAMacAddress(String text) {
        assertThat(MacAddress.tryParse(text)).isEmpty();
        assertThatThrownBy(() -> MacAddress.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void groupAddressesHaveTheLowestBitOfTheFirstOctet() {
        assertThat(MacAddress.isGroup(MacAddress.BROADCAST)).isTrue();
        assertThat(MacAddress.isGroup(MacAddress.parse("01:80:c2:00:00:00").value()))
                .isTrue();
        assertThat(MacAddress.isGroup(MacAddress.parse("fe:00:00:00:00:01").value()))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.4.1, 10.0.4.1",
        "255.255.255.255, 255.255.255.255",
        "fd00:172::1, fd00:172::1",
        "2001:DB8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        "::, ::",
        "::1, ::1",
        "fe80::, fe80::",
        "1:0:0:2:0:0:0:3, 1:0:0:2::3",
        "::ffff:1.2.3.4, ::ffff:102:304",
        "1:2:3:4:5:6:7:8, 1:2:3:4:5:6:7:8",
        "0:1:2:3:4:5:6:7, 0:1:2:3:4:5:6:7"
    })
    void readsAndPrintsIpAddresses(String text, String printed) {
        assertThat(IpAddress.parse(text)).hasToString(printed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1.2.3",
                "1.2.3.256",
                "01.2.3.4",
                "1.2.3.4.5",
                ":::",
                "1::2::3",
                "1:2:3:4:5:6:7",
                "g::",
                "12345::",
                "1:2:3:4:5:6:7::8"
            })
    void refusesWhatIsNotAnIpAddress(String text) {
        assertThat(IpAddress.tryParse(text)).isEmpty();
    }

    @Test
    void everyAddressSurvivesPrintingAndAgreesWithThePlatform() {
        Seeds.check(2_000, seed -> {
            RandomStream random = new RandomStream(seed);
            long sparse = random.nextLong();
            long mask = sparse & random.nextLong();
            IpAddress v6 = IpAddress.ofV6(random.nextLong() & mask, random.nextLong() & mask);
            IpAddress v4 = IpAddress.ofV4((int) random.nextLong());

            assertThat(IpAddress.parse(v6.toString())).isEqualTo(v6);
            assertThat(IpAddress.parse(v4.toString())).isEqualTo(v4);
            assertThat(platform(v4.toString())).isEqualTo(v4.toString());
            assertThat(IpAddress.parse(platform(v6.toString())))
                    .isEqualTo(v6.high() == 0 && mapped(v6) ? v4Of(v6) : v6);
        });
    }

    private static boolean mapped(IpAddress address) {
        return address.low() >>> 32 == 0xFFFF;
    }

    private static IpAddress v4Of(IpAddress mapped) {
        return IpAddress.ofV4((int) mapped.low());
    }

    private static String platform(String literal) {
        try {
            return InetAddress.getByName(literal).getHostAddress();
        } catch (UnknownHostException e) {
            throw new AssertionError("the platform refuses " + literal, e);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.4.11/24, 10.0.4.200, true",
        "10.0.4.11/24, 10.0.5.1, false",
        "10.0.4.11/32, 10.0.4.11, true",
        "10.0.4.11/32, 10.0.4.10, false",
        "0.0.0.0/0, 200.1.1.1, true",
        "fd00::1/64, fd00::ffff, true",
        "fd00::1/64, fd00:0:0:1::1, false",
        "fd00::1/72, fd00::1:0:0:1, true",
        "fd00::1/72, fd00::100:0:0:1, false",
        "fd00::1/128, fd00::2, false",
        "0.0.0.0/0, ::, false"
    })
    void aPrefixContainsItsSubnet(String prefix, String address, boolean contained) {
        assertThat(Prefix.parse(prefix).contains(IpAddress.parse(address))).isEqualTo(contained);
        assertThat(Prefix.parse(prefix)).hasToString(prefix);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.1", "10.0.0.1/33", "fd00::/129", "10.0.0.1/-1", "10.0.0.1/x", "/24"})
    void refusesWhatIsNotAPrefix(String text) {
        assertThat(Prefix.tryParse(text)).isEmpty();
    }

    @Test
    void derivesMulticastAndLinkLocalAddresses() {
        IpAddress host = IpAddress.parse("fd00:172::12:3456");

        assertThat(host.solicitedNode()).hasToString("ff02::1:ff12:3456");
        assertThat(MacAddress.format(host.solicitedNode().multicastMac())).isEqualTo("33:33:ff:12:34:56");
        assertThat(MacAddress.format(IpAddress.parse("224.0.0.18").multicastMac()))
                .isEqualTo("01:00:5e:00:00:12");
        assertThat(IpAddress.linkLocalOf(MacAddress.parse("02:00:00:00:0a:01").value()))
                .hasToString("fe80::ff:fe00:a01");
        assertThat(IpAddress.linkLocalOf(MacAddress.parse("70:ea:1a:aa:bb:cc").value()))
                .hasToString("fe80::72ea:1aff:feaa:bbcc");
    }
}
