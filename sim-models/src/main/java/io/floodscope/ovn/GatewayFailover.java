package io.floodscope.ovn;

import io.floodscope.engine.Phase;
import io.floodscope.random.RandomStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which of several gateway chassis hosts a port: the one of the highest priority that the others see by BFD.
 *
 * <p>A machine that dies or comes back is noticed a while later; then the port is claimed, and announced from a second after
 * that. A stopped ovn-controller changes nothing, as BFD is the switch's.
 */
final class GatewayFailover {

    private final OvnDeployment deployment;
    private final RandomStream jitter;
    private final Map<LogicalRouterPort, List<OvnChassis>> candidates = new LinkedHashMap<>();

    GatewayFailover(OvnDeployment deployment) {
        this.deployment = deployment;
        this.jitter = deployment.stream("bfd", "detection");
    }

    void candidates(LogicalRouterPort port, List<OvnChassis> byPriority) {
        candidates.put(port, List.copyOf(byPriority));
    }

    /** The port is bound by hand from now on. */
    void forget(LogicalRouterPort port) {
        candidates.remove(port);
    }

    /** A machine died or came back. */
    void chassisChanged(OvnChassis chassis) {
        OvnLatencies latencies = deployment.latencies();
        candidates.forEach((port, byPriority) -> {
            if (byPriority.size() > 1 && byPriority.contains(chassis)) {
                OvnLatencies.Range wait = chassis.isUp() ? latencies.bfdUp() : latencies.bfdDown();
                long at = deployment.scheduler().nowNanos() + wait.drawNanos(jitter);
                deployment.scheduler().at(at, Phase.TIMER, () -> elect(port));
            }
        });
    }

    private void elect(LogicalRouterPort port) {
        OvnChassis best = best(candidates.getOrDefault(port, List.of()));
        if (best != null && best != port.chassis() && !port.isDeleted()) {
            deployment.rules().hit(OvnRule.GATEWAY_FAILOVER);
            deployment.mark(port.name(), "gateway-claimed", "claimed by " + best.name());
            port.claimBy(best, deployment.latencies().firstAnnouncement() * 1_000);
        }
    }

    private static @Nullable OvnChassis best(List<OvnChassis> byPriority) {
        for (OvnChassis chassis : byPriority) {
            if (chassis.isUp()) {
                return chassis;
            }
        }
        return null;
    }
}
