package io.floodscope.scenario.assemble;

import io.floodscope.bridge.core.PipelineRule;
import io.floodscope.net.addr.MacAddress;
import io.floodscope.scenario.check.Names;
import io.floodscope.scenario.schema.RuleSpec;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes the rules that a bridge looks at before normal switching. */
final class RuleAssembler {

    private RuleAssembler() {}

    static List<PipelineRule> rules(BridgeHandle bridge, List<RuleSpec> specs, Names names) {
        return specs.stream().map(spec -> rule(bridge, spec, names)).toList();
    }

    private static PipelineRule rule(BridgeHandle bridge, RuleSpec spec, Names names) {
        boolean outputs = spec.action() == RuleSpec.Action.OUTPUT;
        return new PipelineRule(
                new LinkedHashSet<>(numbers(bridge, spec.from(), names)),
                spec.vlan() == null ? -1 : spec.vlan(),
                macs(spec.src()),
                macs(spec.dst()),
                carries(spec.protocol()),
                spec.target(),
                switch (spec.action()) {
                    case OUTPUT -> PipelineRule.Action.OUTPUT;
                    case NORMAL -> PipelineRule.Action.NORMAL;
                    case DROP -> PipelineRule.Action.DROP;
                },
                outputs ? numbers(bridge, spec.to(), names) : List.of(),
                outputs && spec.learn());
    }

    private static PipelineRule.@Nullable Carries carries(RuleSpec.@Nullable Protocol protocol) {
        if (protocol == null) {
            return null;
        }
        return switch (protocol) {
            case ARP -> PipelineRule.Carries.ARP;
            case ARP_REQUEST -> PipelineRule.Carries.ARP_REQUEST;
            case ARP_REPLY -> PipelineRule.Carries.ARP_REPLY;
            case IP -> PipelineRule.Carries.IP;
        };
    }

    private static List<Integer> numbers(BridgeHandle bridge, List<String> ports, Names names) {
        return ports.stream()
                .flatMap(port -> names.ports(port).stream())
                .filter(bridge::hasPort)
                .map(bridge::portNumber)
                .toList();
    }

    private static Set<Long> macs(List<MacAddress> addresses) {
        return addresses.stream().map(MacAddress::value).collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
