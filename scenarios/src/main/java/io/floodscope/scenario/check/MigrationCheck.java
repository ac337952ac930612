package io.floodscope.scenario.check;

import io.floodscope.scenario.load.Problems;
import io.floodscope.scenario.schema.AddressEventSpec.Migrate;
import io.floodscope.scenario.schema.HostSpec;
import java.util.Collection;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Checks where hosts move to. */
final class MigrationCheck {

    private final Names names;
    private final Problems problems;

    MigrationCheck(Names names, Problems problems) {
        this.names = names;
        this.problems = problems;
    }

    void event(Migrate event) {
        if ((event.bridge() == null) == (event.chassis() == null)) {
            problems.error(
                    event.origin().span(),
                    "a migration needs either 'bridge' or 'chassis'",
                    "'bridge: NAME' for hosts on bridges, 'chassis: NAME' for instances of a logical switch");
            return;
        }
        known(event, "bridge", event.bridge(), names.bridges());
        known(event, "chassis", event.chassis(), names.ovn().chassis());
        event.host().stream().flatMap(pattern -> names.hosts(pattern).stream()).forEach(host -> fits(event, host));
    }

    private void fits(Migrate event, String host) {
        HostSpec spec = Objects.requireNonNull(names.hosts().get(host)).spec();
        String chassis = event.chassis();
        if (event.bridge() != null && (spec.bridge() == null || spec.local())) {
            problems.error(
                    event.origin().value("bridge"), "host '" + host + "' has no cable to a bridge that could move");
        }
        if (chassis == null) {
            return;
        }
        if (spec.logicalSwitch() == null) {
            problems.error(
                    event.origin().value("chassis"), "host '" + host + "' is not an instance of a logical switch");
        } else if (names.ovn().ofChassis(chassis) != null
                && !Objects.equals(
                        names.ovn().ofSwitch(spec.logicalSwitch()), names.ovn().ofChassis(chassis))) {
            problems.error(
                    event.origin().value("chassis"),
                    "chassis '" + chassis + "' and host '" + host + "' belong to different deployments");
        }
    }

    private void known(Migrate event, String kind, @Nullable String name, Collection<String> all) {
        if (name != null && !all.contains(name)) {
            problems.unknown(event.origin().value(kind), "unknown " + kind + " '" + name + "'", name, all);
        }
    }
}
