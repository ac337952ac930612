package io.floodscope.scenario.assemble;

import io.floodscope.net.addr.IpAddress;
import io.floodscope.ovn.LogicalRouterPort;
import io.floodscope.ovn.MacBinding;
import io.floodscope.ovn.OvnChassis;
import io.floodscope.ovn.OvnDeployment;
import io.floodscope.scenario.check.Names;
import io.floodscope.scenario.check.OvnNames;
import io.floodscope.scenario.schema.OvnEventSpec;
import io.floodscope.scenario.schema.OvnText;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Carries out the events of OVN deployments. */
final class OvnOperations {

    private final OvnNames names;
    private final AssembledNetwork target;

    OvnOperations(OvnNames names, AssembledNetwork target) {
        this.names = names;
        this.target = target;
    }

    void carryOut(OvnEventSpec event) {
        if (event instanceof OvnEventSpec.Northd e) {
            deployments(e.ovn()).forEach(ovn -> northd(ovn, e.action()));
        } else if (event instanceof OvnEventSpec.StepClock e) {
            long millis = e.by().toMillis();
            deployments(e.ovn())
                    .forEach(ovn ->
                            ovn.stepNorthdClock(e.direction() == OvnEventSpec.Direction.FORWARD ? millis : -millis));
        } else if (event instanceof OvnEventSpec.SetRemovalLimit e) {
            deployments(e.ovn()).forEach(ovn -> limits(ovn, e));
        } else if (event instanceof OvnEventSpec.Controller e) {
            chassis(e.chassis()).forEach(one -> controller(one, e.action()));
        } else if (event instanceof OvnEventSpec.Chassis e) {
            chassis(e.chassis()).forEach(one -> one.setUp(e.action() == OvnEventSpec.Action.START));
        } else if (event instanceof OvnEventSpec.SetAgeThreshold e) {
            matching(e.router(), names.routers())
                    .forEach(name -> ofRouter(name)
                            .router(name)
                            .setThresholds(OvnText.thresholds(e.macBindingAgeThreshold())
                                    .orElseThrow()));
        } else if (event instanceof OvnEventSpec.SetFdbAgeThreshold e) {
            matching(e.logicalSwitch(), names.switches())
                    .forEach(name -> handle(names.ofSwitch(name))
                            .logicalSwitch(name)
                            .setFdbAgeSeconds(e.fdbAgeThreshold().toSeconds()));
        } else {
            onPorts(event);
        }
    }

    private void onPorts(OvnEventSpec event) {
        if (event instanceof OvnEventSpec.MoveGatewayPort e) {
            OvnChassis to =
                    e.to() == null ? null : handle(names.ofChassis(e.to())).chassis(e.to());
            ports(e.routerPort()).filter(port -> !port.isDeleted()).forEach(port -> port.bindTo(to, e.announce()));
        } else if (event instanceof OvnEventSpec.DeleteBinding e) {
            ports(e.routerPort()).forEach(port -> deleteBindings(port, e.ip()));
        } else if (event instanceof OvnEventSpec.DeleteRouterPort e) {
            ports(e.routerPort())
                    .filter(port -> !port.isDeleted())
                    .forEach(port -> port.router().deletePort(port));
        }
    }

    private static void northd(OvnDeployment ovn, OvnEventSpec.Action action) {
        if (action == OvnEventSpec.Action.STOP) {
            ovn.stopNorthd();
        } else {
            ovn.startNorthd();
        }
    }

    private static void limits(OvnDeployment ovn, OvnEventSpec.SetRemovalLimit e) {
        if (e.macBindingRemovalLimit() != null) {
            ovn.setRemovalLimit(e.macBindingRemovalLimit());
        }
        if (e.fdbRemovalLimit() != null) {
            ovn.setFdbRemovalLimit(e.fdbRemovalLimit());
        }
    }

    private static void controller(OvnChassis chassis, OvnEventSpec.ProcessAction action) {
        if (action != OvnEventSpec.ProcessAction.START) {
            chassis.controller().stop();
        }
        if (action != OvnEventSpec.ProcessAction.STOP && chassis.isUp()) {
            chassis.controller().start();
        }
    }

    private void deleteBindings(LogicalRouterPort port, @Nullable IpAddress ip) {
        OvnDeployment ovn = handle(names.ofRouterPort(port.name())).deployment();
        List<MacBinding> rows = ovn.bindings().rows().stream()
                .filter(row -> row.port() == port && (ip == null || row.ip().equals(ip)))
                .toList();
        rows.forEach(row -> ovn.bindings().delete(row, "deleted by an operator"));
    }

    private Stream<OvnDeployment> deployments(List<String> patterns) {
        return matching(patterns, names.deployments()).map(name -> handle(name).deployment());
    }

    private Stream<OvnChassis> chassis(List<String> patterns) {
        return matching(patterns, names.chassis())
                .map(name -> handle(names.ofChassis(name)).chassis(name));
    }

    private Stream<LogicalRouterPort> ports(List<String> patterns) {
        return matching(patterns, names.routerPorts())
                .map(name -> handle(names.ofRouterPort(name)).port(name));
    }

    private OvnHandle ofRouter(String router) {
        return handle(names.ofRouter(router));
    }

    private OvnHandle handle(@Nullable String deployment) {
        return Objects.requireNonNull(target.ovn().get(deployment), () -> "unchecked deployment " + deployment);
    }

    private static Stream<String> matching(List<String> patterns, List<String> known) {
        return patterns.stream().flatMap(p -> Names.matching(p, known).stream()).distinct();
    }
}
