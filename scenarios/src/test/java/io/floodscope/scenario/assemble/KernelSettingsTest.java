package io.floodscope.scenario.assemble;

import static org.assertj.core.api.Assertions.assertThat;

import io.floodscope.engine.RunLimits;
import io.floodscope.engine.Simulation;
import io.floodscope.host.HostInterface;
import io.floodscope.host.InterfaceTunable;
import io.floodscope.host.LinuxHost;
import io.floodscope.host.neigh.NeighborTunable;
import io.floodscope.scenario.check.Names;
import io.floodscope.scenario.check.ScenarioChecker;
import io.floodscope.scenario.load.BlockType;
import io.floodscope.scenario.load.KeyType;
import io.floodscope.scenario.load.LoadedScenario;
import io.floodscope.scenario.load.Problems;
import io.floodscope.scenario.load.ScenarioLoader;
import io.floodscope.scenario.schema.Key;
import io.floodscope.scenario.schema.NeighSpec;
import io.floodscope.scenario.sysctl.InterfaceKey;
import io.floodscope.scenario.sysctl.NeighKey;
import io.floodscope.text.Durations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every setting of the kernel that a scenario may write reaches the kernel, for the family and interface that is meant. */
class KernelSettingsTest {

    @TempDir
    Path temp;

    private LinuxHost host(String lines) throws IOException {
        return host(lines, "", 0);
    }

    private LinuxHost host(String lines, String events, long untilNanos) throws IOException {
        Path file = Files.writeString(temp.resolve("t.flood.yaml"), """
                apiVersion: floodscope/v1
                name: t
                run: {until: 1h}
                bridges:
                  sw: {kind: switch}
                hosts:
                  h:
                    bridge: sw
                    ip: [10.0.0.1/24, "2001:db8::1/64"]
                %s
                  router: {bridge: sw, ip: "2001:db8::ff/64", forwarding: true}
                events:
                  - {at: 1h, do: flush-fdb, bridge: sw}
                %s
                """.formatted(lines.indent(4), events.indent(2)));
        Problems problems = new Problems();
        LoadedScenario loaded = Objects.requireNonNull(new ScenarioLoader(problems).load(file, List.of()));
        Names names = new Names(loaded.scenario());
        ScenarioChecker.check(loaded.scenario(), names, problems);
        assertThat(problems.render()).isEmpty();
        Simulation simulation = new Simulation(1);
        AssembledNetwork network = NetworkAssembler.assemble(loaded.scenario(), names, simulation);
        simulation.runUntil(untilNanos, RunLimits.NONE);
        return ((LinuxHostHandle) Objects.requireNonNull(network.hosts().get("h"))).host();
    }

    private static String odd(NeighborTunable tunable) {
        return tunable.unit().nanos() > 0 ? Durations.format(7 * tunable.unit().nanos()) : "7";
    }

    static Stream<NeighKey> neighKeys() {
        return NeighKey.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("neighKeys")
    void aTunableOfTheTableReachesBothFamiliesOrTheOneThatIsNamed(NeighKey key) throws IOException {
        String kernel = key.tunable() == NeighborTunable.UNRES_QLEN ? "kernel: linux-2.6\n" : "";

        HostInterface both = host(kernel + "neigh: {%s: %s}".formatted(key.key(), odd(key.tunable())))
                .interfaces()
                .get(0);
        HostInterface six = host(kernel + "neigh: {ipv6: {%s: %s}}".formatted(key.key(), odd(key.tunable())))
                .interfaces()
                .get(0);

        assertThat(both.neighbors(false).params().get(key.tunable())).isEqualTo(7);
        assertThat(both.neighbors(true).params().get(key.tunable())).isEqualTo(7);
        assertThat(six.neighbors(false).params().isWritten(key.tunable())).isFalse();
        assertThat(six.neighbors(true).params().get(key.tunable())).isEqualTo(7);
    }

    @ParameterizedTest
    @MethodSource("neighKeys")
    void aTunableCanBeWrittenByItsKernelNameAtTheStartAndLater(NeighKey key) throws IOException {
        String kernel = key.tunable() == NeighborTunable.UNRES_QLEN ? "kernel: linux-2.6\n" : "";
        String write = "net.ipv4.neigh.eth0." + key.tunable().kernelName() + "=" + odd(key.tunable());

        HostInterface start =
                host(kernel + "sysctl: [" + write + "]").interfaces().get(0);
        String event = "- {at: 10s, do: set-sysctl, host: h, set: " + write + "}";
        HostInterface before =
                host(kernel.strip(), event, 9_000_000_000L).interfaces().get(0);
        HostInterface after =
                host(kernel.strip(), event, 11_000_000_000L).interfaces().get(0);

        assertThat(start.neighbors(false).params().get(key.tunable())).isEqualTo(7);
        assertThat(start.neighbors(true).params().isWritten(key.tunable())).isFalse();
        assertThat(before.neighbors(false).params().isWritten(key.tunable())).isFalse();
        assertThat(after.neighbors(false).params().get(key.tunable())).isEqualTo(7);
    }

    static Stream<InterfaceKey> interfaceKeys() {
        return InterfaceKey.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("interfaceKeys")
    void aTunableOfInterfacesReachesTheInterfaceThatIsMeant(InterfaceKey key) throws IOException {
        InterfaceTunable tunable = key.tunable();
        int other = tunable.initial() == 0 ? 1 : 0;
        boolean yes = tunable.max() == 1;
        String written = yes ? String.valueOf(other == 1) : String.valueOf(other);
        String section = "net." + (tunable.isV6() ? "ipv6" : "ipv4") + ".conf.";

        LinuxHost all = host("neigh: {%s: %s}\ninterfaces: [{bridge: sw}]".formatted(key.key(), written));
        LinuxHost second = host("interfaces: [{bridge: sw, neigh: {%s: %s}}]".formatted(key.key(), written));
        LinuxHost raw =
                host("interfaces: [{bridge: sw}]\nsysctl: " + section + "eth1." + tunable.kernelName() + "=" + other);

        assertThat(values(all, tunable)).containsExactly(other, other);
        assertThat(values(second, tunable)).containsExactly(tunable.initial(), other);
        assertThat(values(raw, tunable)).containsExactly(tunable.initial(), other);
    }

    private static List<Integer> values(LinuxHost host, InterfaceTunable tunable) {
        return host.interfaces().stream().map(itf -> itf.tunable(tunable)).toList();
    }

    @Test
    void everyTunableOfTheModelHasAKey() {
        Set<NeighborTunable> neighbours = EnumSet.allOf(NeighborTunable.class);
        NeighKey.ALL.forEach(key -> neighbours.remove(key.tunable()));
        Set<InterfaceTunable> interfaces = EnumSet.allOf(InterfaceTunable.class);
        InterfaceKey.ALL.forEach(key -> interfaces.remove(key.tunable()));

        assertThat(neighbours).containsExactly(NeighborTunable.ANYCAST_DELAY);
        assertThat(interfaces).containsExactly(InterfaceTunable.FORWARDING4, InterfaceTunable.FORWARDING6);
    }

    @Test
    void theRangesOfTheLanguageAreThoseOfTheKernel() {
        for (Class<?> block : List.of(NeighSpec.class, NeighSpec.Family.class)) {
            for (NeighKey key : NeighKey.ALL) {
                Key meta = meta(block, key.key());
                long unit = Math.max(1, key.tunable().unit().nanos());
                assertThat(bound(meta.min()))
                        .as(key.key())
                        .isEqualTo(key.tunable().min() * unit);
                assertThat(bound(meta.max()))
                        .as(key.key())
                        .isEqualTo(key.tunable().max() * unit);
            }
        }
        for (InterfaceKey key : InterfaceKey.ALL) {
            Key meta = meta(NeighSpec.class, key.key());
            if (key.tunable().max() > 1) {
                assertThat(bound(meta.min()))
                        .as(key.key())
                        .isEqualTo(key.tunable().min());
                assertThat(bound(meta.max()))
                        .as(key.key())
                        .isEqualTo(key.tunable().max());
            }
        }
    }

    private static Key meta(Class<?> block, String key) {
        KeyType type = Objects.requireNonNull(BlockType.of(block).key(key));
        return Objects.requireNonNull(type.meta());
    }

    private static long bound(String text) {
        return Character.isDigit(text.charAt(text.length() - 1)) ? Long.parseLong(text) : Durations.parse(text);
    }

    @Test
    void theOwnFamilyAndTheOwnInterfaceWin() throws IOException {
        LinuxHost host = host("""
                neigh: {retrans-time: 2s, ipv4: {retrans-time: 3s}}
                interfaces: [{bridge: sw, neigh: {ipv6: {retrans-time: 4s}}}]
                sysctl: [net.ipv4.neigh.eth1.retrans_time=5s]
                """);

        HostInterface eth0 = host.interfaces().get(0);
        HostInterface eth1 = host.interfaces().get(1);
        assertThat(eth0.neighbors(false).params().get(NeighborTunable.RETRANS_TIME))
                .isEqualTo(3000);
        assertThat(eth0.neighbors(true).params().get(NeighborTunable.RETRANS_TIME))
                .isEqualTo(2000);
        assertThat(eth1.neighbors(false).params().get(NeighborTunable.RETRANS_TIME))
                .isEqualTo(5000);
        assertThat(eth1.neighbors(true).params().get(NeighborTunable.RETRANS_TIME))
                .isEqualTo(4000);
    }

    @Test
    void defaultsReachInterfacesThatNobodyWrote() throws IOException {
        LinuxHost host = host("""
                sysctl:
                  - net.ipv4.neigh.default.gc_stale_time=90s
                  - net.ipv4.neigh.eth0.gc_stale_time=30s
                  - net.ipv4.conf.default.arp_accept=1
                  - net.ipv4.conf.all.arp_ignore=1
                interfaces: [{bridge: sw}]
                """);

        assertThat(host.interfaces().get(0).neighbors(false).params().get(NeighborTunable.GC_STALE_TIME))
                .isEqualTo(30);
        assertThat(host.interfaces().get(1).neighbors(false).params().get(NeighborTunable.GC_STALE_TIME))
                .isEqualTo(90);
        assertThat(values(host, InterfaceTunable.ARP_ACCEPT)).containsExactly(1, 1);
        assertThat(values(host, InterfaceTunable.ARP_IGNORE)).containsExactly(1, 1);
    }

    @Test
    void aRouterAdvertisementCarriesTheReachableTime() throws IOException {
        String event = "- {at: 10s, do: advertise-router, host: router, reachable-time: 12s}";

        HostInterface eth0 = host("", event, 11_000_000_000L).interfaces().get(0);

        assertThat(eth0.neighbors(true).params().get(NeighborTunable.BASE_REACHABLE_TIME))
                .isEqualTo(12_000);
        assertThat(eth0.neighbors(true).params().get(NeighborTunable.GC_STALE_TIME))
                .isEqualTo(36);
        assertThat(eth0.neighbors(false).params().get(NeighborTunable.BASE_REACHABLE_TIME))
                .isEqualTo(30_000);
    }
}
