package io.floodscope.scenario.assemble;

import io.floodscope.bridge.core.PortVlans;
import io.floodscope.engine.Simulation;
import io.floodscope.host.HostInterface;
import io.floodscope.net.addr.IpAddress;
import io.floodscope.net.addr.Prefix;
import io.floodscope.net.addr.Vlan;
import io.floodscope.net.link.LinkParams;
import io.floodscope.net.link.Port;
import io.floodscope.ovn.AgingController;
import io.floodscope.ovn.LogicalRouter;
import io.floodscope.ovn.LogicalRouterPort;
import io.floodscope.ovn.LogicalSwitch;
import io.floodscope.ovn.OvnChassis;
import io.floodscope.ovn.OvnConfig;
import io.floodscope.ovn.OvnDeployment;
import io.floodscope.ovn.OvnLatencies;
import io.floodscope.ovn.OvnRelease;
import io.floodscope.ovn.Proposal2018Quirk;
import io.floodscope.ovn.SamplingRules;
import io.floodscope.ovn.Vif;
import io.floodscope.scenario.check.Names;
import io.floodscope.scenario.schema.HostSpec;
import io.floodscope.scenario.schema.OvnAgingSpec;
import io.floodscope.scenario.schema.OvnSpec;
import io.floodscope.scenario.schema.OvnText;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** Makes OVN deployments and attaches their chassis to bridges. */
final class OvnAssembler {

    private final Simulation simulation;
    private final Names names;
    private final AssembledNetwork target;

    OvnAssembler(Simulation simulation, Names names, AssembledNetwork target) {
        this.simulation = simulation;
        this.names = names;
        this.target = target;
    }

    void addDeployment(String name, OvnSpec spec) {
        OvnDeployment deployment = new OvnDeployment(simulation, name, config(spec));
        OvnHandle handle = new OvnHandle(deployment, simulation);
        spec.chassis().forEach((each, block) -> addChassis(handle, each, block));
        spec.switches().forEach((each, block) -> addSwitch(handle, each, block));
        spec.routers().forEach((each, block) -> addRouter(handle, each, block));
        target.add(handle);
        target.addRules(deployment::ruleHits);
    }

    /** Makes a host the instance of a logical switch port, if its block says so. */
    void plug(LinuxHostHandle host, HostSpec spec) {
        if (spec.logicalSwitch() == null || spec.chassis() == null) {
            return;
        }
        OvnHandle ovn = Objects.requireNonNull(target.ovn().get(names.ovn().ofSwitch(spec.logicalSwitch())));
        HostInterface eth0 = host.first();
        List<IpAddress> addresses =
                eth0.addresses().stream().map(Prefix::address).toList();
        Vif vif = ovn.chassis(spec.chassis())
                .addVif(ovn.logicalSwitch(spec.logicalSwitch()), host.name(), eth0.mac(), addresses);
        ovn.add(vif);
        target.addCable(
                host.name(),
                BridgeAssembler.Cables.connect(target.network(), simulation, vif.port(), eth0.port(), spec.cable()));
    }

    private static OvnConfig config(OvnSpec spec) {
        OvnRelease release = OvnText.release(spec.version()).orElseThrow();
        return new OvnConfig(
                spec.aging() == null ? release : release.withController(controller(spec.aging())),
                spec.latencies() == OvnSpec.Latencies.NONE ? OvnLatencies.NONE : OvnLatencies.MEASURED,
                spec.macBindingRemovalLimit(),
                spec.fdbRemovalLimit(),
                Math.toIntExact(spec.garpMaxTimeout().toSeconds()));
    }

    private static AgingController controller(OvnAgingSpec spec) {
        return switch (spec.controller()) {
            case NEVER -> new AgingController.Never();
            case PROPOSAL_2018 -> {
                AgingController.Proposal2018 rules = AgingController.Proposal2018.asWritten();
                for (Proposal2018Quirk quirk : spec.without()) {
                    rules = rules.without(quirk);
                }
                yield rules.withMillis(spec.baseReachableTime().toMillis());
            }
            case PROPOSAL_2018_FIXED ->
                AgingController.Proposal2018.repaired()
                        .withMillis(spec.baseReachableTime().toMillis());
            case NORTHD -> new AgingController.NorthdOnly();
            case REFRESHED -> new AgingController.Refreshed(false);
            case PROBED -> new AgingController.Probed(SamplingRules.r25());
            case CUSTOM ->
                new AgingController.Custom(SamplingRules.polling(
                        millis(spec.poll()),
                        millis(spec.skip()),
                        spec.phase().toMillis(),
                        spec.probe(),
                        spec.probingChassis()));
        };
    }

    private static long millis(@org.jspecify.annotations.Nullable Duration checked) {
        return Objects.requireNonNull(checked).toMillis();
    }

    private void addChassis(OvnHandle handle, String name, OvnSpec.ChassisSpec spec) {
        OvnChassis chassis = target.network().add(handle.deployment().addChassis(name));
        handle.add(chassis);
        spec.bridgeMappings().forEach((network, bridgeName) -> {
            BridgeHandle bridge = Objects.requireNonNull(target.bridges().get(bridgeName));
            Port port = bridge.addPort(name, PortVlans.trunk());
            target.addBridgePort(bridgeName, name, port);
            target.addCable(
                    bridgeName + "--" + name,
                    target.network().connect(port, chassis.providerPort(network), LinkParams.INSTANT));
        });
        spec.chassisMacMappings().forEach((network, mac) -> chassis.setChassisMac(network, mac.value()));
    }

    private static void addSwitch(OvnHandle handle, String name, OvnSpec.LogicalSwitchSpec spec) {
        LogicalSwitch made = handle.deployment().logicalSwitch(name);
        if (spec.localnet() != null) {
            made.setLocalnet(spec.localnet(), spec.tag() == null ? Vlan.UNTAGGED : spec.tag(), spec.localnetLearnFdb());
        }
        made.setFdbAgeSeconds(spec.fdbAgeThreshold().toSeconds());
        handle.add(made);
    }

    private static void addRouter(OvnHandle handle, String name, OvnSpec.LogicalRouterSpec spec) {
        LogicalRouter router = handle.deployment().router(name);
        handle.add(router);
        spec.ports().forEach((portName, block) -> {
            LogicalRouterPort port = router.addPort(
                    portName, block.mac().value(), block.networks(), handle.logicalSwitch(block.logicalSwitch()));
            handle.add(port);
            if (!block.gatewayChassis().isEmpty()) {
                port.setGatewayChassis(
                        block.gatewayChassis().stream().map(handle::chassis).toList());
            }
        });
        for (HostSpec.RouteSpec route : spec.routes()) {
            router.addRoute(route.to(), route.via());
        }
        for (OvnSpec.StaticBindingSpec entry : spec.staticMacBindings()) {
            handle.port(entry.port()).addStaticBinding(entry.ip(), entry.mac().value());
        }
        router.setAlwaysLearnFromArpRequest(spec.alwaysLearnFromArpRequest());
        router.setDynamicNeighRouters(spec.dynamicNeighRouters());
        router.setThresholds(OvnText.thresholds(spec.macBindingAgeThreshold()).orElseThrow());
    }
}
