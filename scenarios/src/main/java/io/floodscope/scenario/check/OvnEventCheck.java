package io.floodscope.scenario.check;

import io.floodscope.scenario.load.Problems;
import io.floodscope.scenario.schema.OvnEventSpec;
import java.util.List;

/** Checks what events of OVN deployments name. */
final class OvnEventCheck {

    private final OvnNames names;
    private final Problems problems;

    OvnEventCheck(OvnNames names, Problems problems) {
        this.names = names;
        this.problems = problems;
    }

    void event(OvnEventSpec event) {
        if (event instanceof OvnEventSpec.Northd e) {
            all(event, "ovn", "OVN deployment", e.ovn(), names.deployments());
        } else if (event instanceof OvnEventSpec.StepClock e) {
            all(event, "ovn", "OVN deployment", e.ovn(), names.deployments());
        } else if (event instanceof OvnEventSpec.SetRemovalLimit e) {
            all(event, "ovn", "OVN deployment", e.ovn(), names.deployments());
            if (e.macBindingRemovalLimit() == null && e.fdbRemovalLimit() == null) {
                problems.error(
                        event.origin().span(),
                        "set-removal-limit needs 'mac-binding-removal-limit' or 'fdb-removal-limit'");
            }
        } else if (event instanceof OvnEventSpec.Controller e) {
            all(event, "chassis", "chassis", e.chassis(), names.chassis());
        } else if (event instanceof OvnEventSpec.Chassis e) {
            all(event, "chassis", "chassis", e.chassis(), names.chassis());
        } else if (event instanceof OvnEventSpec.SetAgeThreshold e) {
            all(event, "router", "logical router", e.router(), names.routers());
            String version = e.router().stream()
                    .flatMap(pattern -> Names.matching(pattern, names.routers()).stream())
                    .map(names::versionOfRouter)
                    .findFirst()
                    .orElse(null);
            OvnCheck.threshold(event.origin(), e.macBindingAgeThreshold(), version, problems);
        } else if (event instanceof OvnEventSpec.SetFdbAgeThreshold e) {
            all(event, "logical-switch", "logical switch", e.logicalSwitch(), names.switches());
            OvnCheck.wholeSeconds(event.origin(), "fdb-age-threshold", e.fdbAgeThreshold(), problems);
        } else {
            onPorts(event);
        }
    }

    private void onPorts(OvnEventSpec event) {
        if (event instanceof OvnEventSpec.MoveGatewayPort e) {
            ports(event, e.routerPort());
            String to = e.to();
            if (to != null) {
                all(event, "to", "chassis", List.of(to), names.chassis());
                e.routerPort().stream()
                        .flatMap(pattern -> Names.matching(pattern, names.routerPorts()).stream())
                        .filter(port -> names.ofChassis(to) != null
                                && !java.util.Objects.equals(names.ofRouterPort(port), names.ofChassis(to)))
                        .forEach(port -> problems.error(
                                event.origin().value("to"),
                                "chassis '" + to + "' and router port '" + port + "' belong to different deployments"));
            }
        } else if (event instanceof OvnEventSpec.DeleteBinding e) {
            ports(event, e.routerPort());
        } else if (event instanceof OvnEventSpec.DeleteRouterPort e) {
            ports(event, e.routerPort());
        }
    }

    private void ports(OvnEventSpec event, List<String> patterns) {
        all(event, "router-port", "router port", patterns, names.routerPorts());
    }

    private void all(OvnEventSpec event, String key, String kind, List<String> patterns, List<String> known) {
        for (String pattern : patterns) {
            if (Names.matching(pattern, known).isEmpty()) {
                problems.unknown(event.origin().value(key), "unknown " + kind + " '" + pattern + "'", pattern, known);
            }
        }
    }
}
