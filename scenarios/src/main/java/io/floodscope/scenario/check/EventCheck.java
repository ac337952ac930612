package io.floodscope.scenario.check;

import io.floodscope.scenario.load.Problems;
import io.floodscope.scenario.schema.AddressEventSpec;
import io.floodscope.scenario.schema.BridgeEventSpec;
import io.floodscope.scenario.schema.EventSpec;
import io.floodscope.scenario.schema.FabricSpec;
import io.floodscope.scenario.schema.HostEventSpec;
import io.floodscope.scenario.schema.LinkSpec;
import io.floodscope.scenario.schema.OvnEventSpec;
import io.floodscope.scenario.schema.Scenario;
import io.floodscope.scenario.schema.SourceSpan;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks what events name. */
final class EventCheck {

    private final Scenario scenario;
    private final Names names;
    private final Problems problems;
    private final List<String> cables;

    private EventCheck(Scenario scenario, Names names, Problems problems) {
        this.scenario = scenario;
        this.names = names;
        this.problems = problems;
        this.cables = cables(scenario, names);
    }

    static void check(Scenario scenario, Names names, Problems problems) {
        EventCheck check = new EventCheck(scenario, names, problems);
        for (EventSpec event : scenario.events()) {
            if (ScenarioChecker.isAfterTheEnd(event.at(), scenario, problems)) {
                problems.warn(event.origin().value("at"), "the run ends before this event");
            }
            if (event.count() != null && event.every() == null) {
                problems.error(event.origin().key("count"), "'count' repeats an event and needs 'every'");
            }
            check.event(event);
        }
    }

    /** Names of cables: hosts by their name, links by theirs, attachments of gateways and chassis as bridge--member. */
    static List<String> cables(Scenario scenario, Names names) {
        List<String> all = new ArrayList<>(names.hosts().keySet());
        for (LinkSpec link : scenario.links()) {
            if (link.between().size() == 2) {
                all.add(Names.cable(link));
            }
        }
        OvnNames.bridgePorts(scenario.ovn())
                .forEach((bridge, chassis) -> chassis.forEach(name -> all.add(bridge + "--" + name)));
        scenario.gateways().forEach((name, spec) -> {
            spec.attach().forEach(a -> all.add(a.bridge() + "--" + Names.memberOf(name, spec, a.member())));
            List<String> members = Names.membersOf(name, spec);
            for (int i = 1; i < members.size(); i++) {
                all.add(Names.cable(members.get(i - 1), members.get(i)));
            }
        });
        FabricSpec fabric = scenario.fabric();
        if (fabric != null) {
            for (String spine : names.spines()) {
                fabric.leaves().forEach(leaf -> all.add(Names.cable(spine, leaf)));
            }
        }
        return all;
    }

    private void event(EventSpec event) {
        if (event instanceof EventSpec.FlushFdb e) {
            all(event, "bridge", e.bridge(), names.bridges());
        } else if (event instanceof EventSpec.SetAging e) {
            all(event, "bridge", e.bridge(), names.bridges());
        } else if (event instanceof EventSpec.LinkDown e) {
            all(event, "cable", e.cable(), cables);
        } else if (event instanceof EventSpec.LinkUp e) {
            all(event, "cable", e.cable(), cables);
        } else if (event instanceof EventSpec.SetLoss e) {
            all(event, "cable", e.cable(), cables);
        } else if (event instanceof EventSpec.FlushGateway e) {
            all(event, "gateway", List.of(e.gateway()), names.gateways());
        } else if (event instanceof EventSpec.SetActive e) {
            all(event, "gateway", List.of(e.gateway()), names.gateways());
        } else if (event instanceof BridgeEventSpec e) {
            new BridgeEventCheck(scenario, problems).event(e);
        } else if (event instanceof OvnEventSpec e) {
            new OvnEventCheck(names.ovn(), problems).event(e);
        } else if (event instanceof AddressEventSpec.MoveIp e) {
            one(event, "from", e.from());
            one(event, "to", e.to());
        } else {
            hosts(event);
        }
    }

    private void hosts(EventSpec event) {
        if (event instanceof AddressEventSpec.Announce e) {
            each(event, e.host());
        } else if (event instanceof AddressEventSpec.Migrate e) {
            each(event, e.host());
            new MigrationCheck(names, problems).event(e);
        } else if (event instanceof AddressEventSpec.ChangeMac e) {
            each(event, List.of(e.host()));
        } else if (event instanceof EventSpec.SetNeighbour e) {
            each(event, e.host());
        } else if (event instanceof EventSpec.DeleteNeighbour e) {
            each(event, e.host());
        } else if (event instanceof EventSpec.HostDown e) {
            each(event, e.host());
        } else if (event instanceof EventSpec.HostUp e) {
            each(event, e.host());
        } else if (event instanceof EventSpec.Daemon e) {
            each(event, e.host());
        } else if (event instanceof HostEventSpec e) {
            each(event, e.host());
            if (e instanceof HostEventSpec.AdvertiseRouter ra
                    && ra.reachableTime().toNanos() % 1_000_000 != 0) {
                problems.error(ra.origin().value("reachable-time"), "a router advertises whole milliseconds");
            }
        } else if (event instanceof EventSpec.SendArp e) {
            each(event, e.host());
        } else if (event instanceof EventSpec.SendFrame e) {
            each(event, e.host());
        }
    }

    private void each(EventSpec event, List<String> patterns) {
        for (String pattern : patterns) {
            host(event.origin().value("host"), pattern);
        }
    }

    private void one(EventSpec event, String key, @Nullable String name) {
        if (name != null) {
            host(event.origin().value(key), name);
        }
    }

    private void host(SourceSpan span, String pattern) {
        if (names.hosts(pattern).isEmpty()) {
            problems.error(span, "unknown host '" + pattern + "'", names.hint(pattern, names.hostNames()));
        }
    }

    private void all(EventSpec event, String kind, List<String> patterns, Collection<String> known) {
        for (String pattern : patterns) {
            boolean group = kind.equals("cable") && !names.hosts(pattern).isEmpty();
            if (!group && Names.matching(pattern, known).isEmpty()) {
                problems.error(
                        event.origin().value(kind),
                        "unknown " + kind + " '" + pattern + "'",
                        names.hint(pattern, known));
            }
        }
    }
}
