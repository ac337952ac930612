package io.floodscope.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.floodscope.host.InterfaceTunable.Combine;
import io.floodscope.host.neigh.KernelProfile;
import io.floodscope.host.neigh.NeighborTunable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every tunable does what it is there for: another value changes at least one of the {@link TunableVectors}. The few that the
 * kernel only stores (spec linux-neighbour, section 7) change none.
 */
class TunableEffectTest {

    private static final Map<KernelProfile, Map<String, String>> UNTOUCHED = new LinkedHashMap<>();

    /** What a setting changes: the names of the histories that look different with it. */
    private static List<String> changed(KernelProfile profile, Consumer<LinuxHost> setting) {
        Map<String, String> before =
                UNTOUCHED.computeIfAbsent(profile, untouched -> TunableVectors.run(untouched, host -> {}));
        Map<String, String> after = TunableVectors.run(profile, setting);
        return before.keySet().stream()
                .filter(name -> !before.get(name).equals(after.get(name)))
                .toList();
    }

    private static Consumer<LinuxHost> onInterfaces(boolean v6, NeighborTunable tunable, long value) {
        return host -> host.interfaces().forEach(itf -> itf.set(v6, tunable, value));
    }

    private static KernelProfile kernelThatHas(NeighborTunable tunable) {
        return tunable == NeighborTunable.UNRES_QLEN ? KernelProfile.LINUX_2_6 : KernelProfile.LINUX_6;
    }

    private static long otherValue(NeighborTunable tunable) {
        return switch (tunable) {
            case UNRES_QLEN_BYTES -> 8_192;
            case MCAST_RESOLICIT, APP_SOLICIT -> 2;
            case PROXY_QLEN -> 10;
            default -> 3 * tunable.initial(false);
        };
    }

    /** The values that the kernel keeps and nothing reads; IPv6 has no lock time. */
    private static boolean isOnlyStored(NeighborTunable tunable, boolean v6) {
        return switch (tunable) {
            case ANYCAST_DELAY, GC_INTERVAL -> true;
            case LOCKTIME -> v6;
            default -> false;
        };
    }

    static Stream<Arguments> neighbourTunables() {
        return Stream.of(NeighborTunable.values()).flatMap(t -> Stream.of(arguments(t, false), arguments(t, true)));
    }

    @ParameterizedTest(name = "{0} v6={1}")
    @MethodSource("neighbourTunables")
    void aTunableOfTheTableHasAnEffectUnlessTheKernelOnlyStoresIt(NeighborTunable tunable, boolean v6) {
        long value = otherValue(tunable);
        Consumer<LinuxHost> setting = tunable.isReadFromDefault()
                ? host -> host.machine().table(v6).setDefault(tunable, value)
                : onInterfaces(v6, tunable, value);

        List<String> effects = changed(kernelThatHas(tunable), setting);

        if (isOnlyStored(tunable, v6)) {
            assertThat(effects).isEmpty();
        } else {
            assertThat(effects).isNotEmpty();
        }
    }

    @Test
    void whatTheKernelReadsFromDefaultHasNoEffectOnAnInterface() {
        NeighborTunable tunable = NeighborTunable.INTERVAL_PROBE_TIME;

        assertThat(changed(KernelProfile.LINUX_6, onInterfaces(false, tunable, 20_000)))
                .isEmpty();
    }

    @Test
    void theThresholdsOfTheMachineHaveAnEffect() {
        for (int number = 1; number <= 3; number++) {
            int threshold = number;
            assertThat(changed(
                            KernelProfile.LINUX_6,
                            host -> host.machine().ipv4().setThreshold(threshold, threshold == 1 ? 0 : 3)))
                    .as("gc_thresh" + number)
                    .isNotEmpty();
        }
    }

    private static List<Integer> otherValues(InterfaceTunable tunable) {
        List<Integer> values = new ArrayList<>();
        for (int value = Math.max(tunable.min(), 0); value <= Math.min(tunable.max(), 2); value++) {
            if (value != tunable.initial()) {
                values.add(value);
            }
        }
        if (tunable == InterfaceTunable.ARP_IGNORE) {
            values.add(8);
        }
        if (tunable == InterfaceTunable.MEDIUM_ID) {
            // On all interfaces at once every medium is as good as any other.
            values.remove(Integer.valueOf(2));
        }
        return values;
    }

    @ParameterizedTest
    @EnumSource
    void everyValueOfATunableOfInterfacesHasAnEffectOfItsOwn(InterfaceTunable tunable) {
        List<Consumer<LinuxHost>> settings = new ArrayList<>();
        for (int value : otherValues(tunable)) {
            settings.add(host -> host.interfaces().forEach(itf -> itf.set(tunable, value)));
        }

        assertThat(settings)
                .allSatisfy(setting ->
                        assertThat(changed(KernelProfile.LINUX_6, setting)).isNotEmpty());
        assertThat(settings.stream()
                        .map(setting -> TunableVectors.run(KernelProfile.LINUX_6, setting)
                                .hashCode()))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void theSwitchForAllInterfacesCountsAsTheKernelCombinesIt(InterfaceTunable tunable) {
        int other = tunable.initial() == 0 ? 1 : 0;
        Map<String, String> ofAll = TunableVectors.run(KernelProfile.LINUX_6, host -> host.setAll(tunable, other));
        Map<String, String> ofEach = TunableVectors.run(
                KernelProfile.LINUX_6, host -> host.interfaces().forEach(itf -> itf.set(tunable, other)));
        Map<String, String> untouched = TunableVectors.run(KernelProfile.LINUX_6, host -> {});

        assertThat(ofAll).isEqualTo(tunable.combine() == Combine.DEVICE ? untouched : ofEach);
    }

    @ParameterizedTest
    @CsvSource({"0,0,true", "0,-1,true", "1,1,false", "1,2,true", "-1,2,false", "1,-1,false"})
    void proxyArpAnswersBetweenDifferentMediaOnly(int asked, int behind, boolean answers) {
        Consumer<LinuxHost> media = host -> {
            host.interfaces().get(0).set(InterfaceTunable.MEDIUM_ID, asked);
            host.interfaces().get(1).set(InterfaceTunable.MEDIUM_ID, behind);
        };

        assertThat(changed(KernelProfile.LINUX_6, media)).hasSize(answers ? 0 : 1);
    }

    @Test
    void linux26LooksAtArpAcceptOfAllOnly() {
        InterfaceTunable accept = InterfaceTunable.ARP_ACCEPT;

        assertThat(changed(KernelProfile.LINUX_2_6, host -> host.interfaces().forEach(itf -> itf.set(accept, 1))))
                .isEmpty();
        assertThat(changed(KernelProfile.LINUX_2_6, host -> host.setAll(accept, 1)))
                .isNotEmpty();
    }

    @Test
    void hostsHaveNoAddressOfScopeHostSoThatArpIgnore3LeavesEverythingAsItIs() {
        assertThat(changed(
                        KernelProfile.LINUX_6,
                        host -> host.interfaces().forEach(itf -> itf.set(InterfaceTunable.ARP_IGNORE, 3))))
                .isEmpty();
    }
}
