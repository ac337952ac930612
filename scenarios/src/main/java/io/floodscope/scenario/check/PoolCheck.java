package io.floodscope.scenario.check;

import io.floodscope.net.addr.Prefix;
import io.floodscope.scenario.load.Problems;
import io.floodscope.scenario.schema.HostSpec;
import io.floodscope.scenario.schema.PoolSpec;
import io.floodscope.scenario.schema.Scenario;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Checks pools of addresses: their machines, and that the addresses lie in one subnet. */
final class PoolCheck {

    private PoolCheck() {}

    static void check(Scenario scenario, Names names, Problems problems) {
        Map<String, String> owners = new LinkedHashMap<>();
        scenario.pools().forEach((name, pool) -> {
            for (String pattern : pool.hosts()) {
                List<String> found = names.hosts(pattern);
                if (found.isEmpty()) {
                    problems.unknown(
                            pool.origin().value("hosts"), "unknown host '" + pattern + "'", pattern, names.hostNames());
                }
                found.forEach(host -> machine(name, pool, host, names, owners, problems));
            }
            Prefix first = pool.ip();
            if (!first.contains(first.address().plus(pool.size() - 1L))) {
                problems.error(
                        pool.origin().value("size"),
                        "the last of " + pool.size() + " addresses lies outside the subnet of " + first);
            }
        });
    }

    private static void machine(
            String name, PoolSpec pool, String host, Names names, Map<String, String> owners, Problems problems) {
        String other = owners.putIfAbsent(host, name);
        if (other != null) {
            problems.error(
                    pool.origin().value("hosts"),
                    other.equals(name)
                            ? "host '" + host + "' is named twice"
                            : "host '" + host + "' already belongs to pool '" + other + "'");
        }
        Names.HostRef ref = names.hosts().get(host);
        if (ref == null) {
            return;
        }
        HostSpec spec = ref.spec();
        if (!spec.ip().isEmpty()) {
            problems.error(
                    spec.origin().value("ip"),
                    "host '" + host + "' gets its address from pool '" + name + "' and must have none of its own");
        }
        if (spec.bridge() == null) {
            problems.error(spec.origin().span(), "machines of a pool are attached to a bridge; '" + host + "' is not");
        }
    }
}
