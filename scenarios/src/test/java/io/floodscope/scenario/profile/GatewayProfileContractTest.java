package io.floodscope.scenario.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.floodscope.gateway.GatewayProfile;
import io.floodscope.gateway.RefreshPolicy;
import io.floodscope.gateway.SourceMac;
import io.floodscope.scenario.load.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What every profile file must keep, and the values that the specification states for each. */
class GatewayProfileContractTest {

    private static final long SECOND = 1_000_000_000L;

    @TempDir
    private Path folder;

    static Stream<String> names() {
        return GatewayProfiles.shipped().names().stream();
    }

    private static VendorProfile profile(String name) {
        Problems problems = new Problems();
        VendorProfile found = GatewayProfiles.shipped().find(name, problems);
        assertThat(problems.render()).isEmpty();
        return Objects.requireNonNull(found, name);
    }

    @Test
    void everyRowOfTheSpecificationIsShipped() {
        assertThat(names())
                .contains(
                        "cisco-nxos-anycast",
                        "cisco-ios-svi",
                        "cisco-hsrp",
                        "h3c-distributed",
                        "huawei-vrp",
                        "arista-varp",
                        "arista-evpn-anycast",
                        "juniper-vga-auto",
                        "juniper-vga-explicit",
                        "cumulus-vrr",
                        "extreme-slx-anycast",
                        "aruba-vlan-mac",
                        "vmware-nsxv-dlr",
                        "linux-keepalived",
                        "linux-keepalived-vmac");
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyValueHasASourceAndAMark(String name) {
        VendorProfile profile = profile(name);

        assertThat(profile.name()).isEqualTo(name);
        assertThat(profile.title()).isNotBlank();
        assertThat(profile.values()).hasSizeGreaterThanOrEqualTo(7).allSatisfy(value -> {
            assertThat(value.source()).as(value.path()).hasSizeGreaterThan(5);
            assertThat(value.value()).as(value.path()).isNotBlank();
        });
        assertThat(profile.values())
                .extracting(ProfileValue::path)
                .contains(
                        "arp-reply.eth-src", "arp-reply.sha", "arp-refresh.when", "arp-refresh.eth-src", "data.eth-src")
                .contains("arp-timeout", "mac-aging")
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("names")
    void theModelsPageListsIt(String name) throws IOException {
        assertThat(Files.readString(Path.of("../sim-models/docs/gateways.md"))).contains("| " + name + " |");
    }

    @ParameterizedTest
    @MethodSource("names")
    void guessesAreMarkedAsSuch(String name) {
        assertThat(profile(name).values())
                .filteredOn(value -> value.source().startsWith("no source found")
                        || value.source().startsWith("no public source found"))
                .allSatisfy(
                        value -> assertThat(value.verified()).as(value.path()).isFalse());
    }

    @ParameterizedTest
    @MethodSource("names")
    void theFirstRequestDoesNotComeAfterTheEntryIsGone(String name) {
        GatewayProfile model = profile(name).model();
        RefreshPolicy refresh = model.refresh();

        long first = refresh.firstAfterNanos(model.arpTimeoutNanos());
        assertThat(first).isPositive().isLessThanOrEqualTo(model.arpTimeoutNanos() + 5 * SECOND);
        assertThat(model.refreshPeriodNanos()).isEqualTo(first);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
                    # profile,             reply,   sha,     data,    timeout, refresh, aging, hello, garp
                    cisco-nxos-anycast,    VIRTUAL, VIRTUAL, REAL,    1500,    1125,    1800,  0,     0
                    cisco-ios-svi,         REAL,    REAL,    REAL,    14400,   14340,   300,   0,     0
                    cisco-hsrp,            VIRTUAL, VIRTUAL, REAL,    14400,   14340,   300,   3,     0
                    h3c-distributed,       VIRTUAL, VIRTUAL, VIRTUAL, 1200,    1185,    300,   0,     0
                    huawei-vrp,            VIRTUAL, VIRTUAL, VIRTUAL, 1200,    1200,    300,   0,     0
                    arista-varp,           REAL,    VIRTUAL, REAL,    14400,   14400,   300,   0,     30
                    arista-evpn-anycast,   VIRTUAL, VIRTUAL, REAL,    14400,   14400,   300,   0,     0
                    juniper-vga-auto,      REAL,    VIRTUAL, REAL,    1200,    1200,    300,   0,     0
                    juniper-vga-explicit,  VIRTUAL, VIRTUAL, VIRTUAL, 1200,    1200,    300,   0,     0
                    cumulus-vrr,           VIRTUAL, VIRTUAL, REAL,    1080,    1080,    1800,  0,     0
                    extreme-slx-anycast,   VIRTUAL, VIRTUAL, REAL,    1500,    1500,    1800,  0,     0
                    aruba-vlan-mac,        VIRTUAL, VIRTUAL, REAL,    1200,    1200,    300,   0,     0
                    vmware-nsxv-dlr,       REAL,    VIRTUAL, REAL,    600,     600,     300,   0,     0
                    linux-keepalived,      REAL,    REAL,    REAL,    30,      35,      300,   0,     0
                    linux-keepalived-vmac, VIRTUAL, VIRTUAL, VIRTUAL, 30,      35,      300,   1,     0
                    """)
    void holdsTheValuesOfTheSpecification(
            String name,
            SourceMac reply,
            SourceMac sha,
            SourceMac data,
            long timeout,
            long refresh,
            long aging,
            long hello,
            long garp) {
        GatewayProfile model = profile(name).model();

        assertThat(model.replySource()).isEqualTo(reply);
        assertThat(model.sha()).isEqualTo(sha);
        assertThat(model.dataSource()).isEqualTo(data);
        assertThat(model.arpTimeoutNanos()).isEqualTo(timeout * SECOND);
        assertThat(model.refreshPeriodNanos()).isEqualTo(refresh * SECOND);
        assertThat(model.macAging().agingNanos()).isEqualTo(aging * SECOND);
        assertThat(model.hello().intervalNanos()).isEqualTo(hello * SECOND);
        assertThat(model.announcements().firstNanos()).isEqualTo(garp * SECOND);
    }

    private static final String ACME = """
            profile: acme-gw
            title: "Acme"
            arp-reply:
              eth-src: {value: virtual, verified: true, source: "Acme manual, page 3"}
              sha: {value: virtual, verified: true, source: "Acme manual, page 3"}
            arp-refresh:
              when: {value: never, verified: false, source: "not stated"}
              eth-src: {value: real, verified: false, source: "not stated"}
            data:
              eth-src: {value: real, verified: true, source: "Acme manual, page 4"}
            garp:
              eth-src: {value: virtual, verified: true, source: "Acme manual, page 5"}
              interval: {value: 2s, verified: true, source: "Acme manual, page 5"}
              factor: {value: 2, verified: true, source: "Acme manual, page 5"}
              max-interval: {value: 1m, verified: true, source: "Acme manual, page 5"}
            arp-timeout: {value: 4h, verified: true, source: "Acme manual, page 6"}
            mac-aging: {value: 300s, verified: true, source: "Acme manual, page 7"}
            """;

    @Test
    void aNewVendorNeedsOneFileAndNoCode() throws IOException {
        Files.writeString(folder.resolve("acme-gw.yaml"), ACME);
        GatewayProfiles profiles = GatewayProfiles.shipped();
        Problems problems = new Problems();

        profiles.addFolder(folder, problems);
        VendorProfile acme = Objects.requireNonNull(profiles.find("acme-gw", problems), problems.render());

        assertThat(profiles.names()).contains("acme-gw", "cisco-nxos-anycast");
        assertThat(acme.isVerified()).isFalse();
        assertThat(acme.model().announcements().factor()).isEqualTo(2);
        assertThat(acme.model().refreshPeriodNanos()).isZero();
        assertThat(acme.model().arpTimeoutNanos()).isEqualTo(14_400 * SECOND);
    }

    @Test
    void aFileNamedLikeAShippedProfileReplacesIt() throws IOException {
        Files.writeString(folder.resolve("cisco-hsrp.yaml"), ACME.replace("profile: acme-gw", "profile: cisco-hsrp"));
        GatewayProfiles profiles = GatewayProfiles.shipped();
        profiles.addFolder(folder, new Problems());

        VendorProfile replaced = Objects.requireNonNull(profiles.find("cisco-hsrp", new Problems()));

        assertThat(replaced.title()).isEqualTo("Acme");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    a missing source        | , source: "Acme manual, page 6"}  | }           | arp-timeout: {value: 4h | 'source' is missing
                    an empty source         | "Acme manual, page 7"             | ""          | mac-aging               | empty source
                    a value without unit    | 4h                                | 14400       | arp-timeout             | needs a unit
                    an unknown key          | data:                             | dta:        | dta:                    | unknown key 'dta'
                    an unknown MAC          | value: real, verified: true       | value: fake, verified: true | eth-src | expected
                    another name            | acme-gw                           | acme-gwy    | profile                 | named 'acme-gwy'
                    """)
    void saysWhereAFileIsWrong(String what, String good, String bad, String line, String message) throws IOException {
        Files.writeString(folder.resolve("acme-gw.yaml"), ACME.replace(good, bad));
        GatewayProfiles profiles = GatewayProfiles.shipped();
        Problems problems = new Problems();
        profiles.addFolder(folder, problems);

        assertThat(profiles.find("acme-gw", problems)).as(what).isNull();
        assertThat(problems.render()).contains(message).containsPattern("acme-gw\\.yaml:\\d+:\\d+: error: ");
    }

    @Test
    void aMissingFolderIsAProblemAndNoCrash() {
        Problems problems = new Problems();

        GatewayProfiles.shipped().addFolder(folder.resolve("nowhere"), problems);

        assertThat(problems.render()).contains("no folder of profiles");
    }
}
