package io.floodscope.lint;

import io.floodscope.imports.FdbStats;
import io.floodscope.imports.Findings;
import io.floodscope.imports.RouterThreshold;
import io.floodscope.scenario.schema.SourceSpan;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the rules look at, whether it comes from a scenario or from dumps. */
public final class LintFacts {

    final List<Bridge> bridges = new ArrayList<>();
    final List<Gateway> gateways = new ArrayList<>();
    final List<Kernel> kernels = new ArrayList<>();
    final List<FdbStats> stats = new ArrayList<>();
    final List<Findings.MissingNextHop> missing = new ArrayList<>();
    final List<RouterThreshold> routers = new ArrayList<>();
    final List<Unstamped> unstamped = new ArrayList<>();

    @Nullable
    OvnRelease ovn;

    /** Kinds of bridges. */
    enum Kind {
        OVS,
        LINUX,
        SWITCH
    }

    /**
     * A bridge.
     *
     * @param name its name
     * @param kind what it is
     * @param configured the aging time as configured, in the unit of its source; null if not set
     * @param aging its effective aging time
     * @param drops whether it drops unknown unicast rather than flooding it
     * @param tableSize capacity, 0 if not known
     * @param hosts machines attached to it
     * @param floodVlans VLANs without learning
     * @param component bridges that are linked to one another share a number
     * @param span where it is described
     */
    record Bridge(
            String name,
            Kind kind,
            @Nullable String configured,
            Setting aging,
            boolean drops,
            long tableSize,
            int hosts,
            List<Integer> floodVlans,
            int component,
            SourceSpan span) {

        Bridge {
            floodVlans = List.copyOf(floodVlans);
        }
    }

    /**
     * A gateway.
     *
     * @param name its name
     * @param profile its vendor profile
     * @param dataFromVirtual whether routed packets carry the virtual MAC as source
     * @param replyFromVirtual whether answers to requests do
     * @param arpTimeout lifetime of its entries for hosts
     * @param refresh longest time between two of its own requests to a host; null if it sends none
     * @param refreshFromVirtual whether those carry the virtual MAC
     * @param periodic longest time between two announcements or hellos from the virtual MAC; null if there are none
     * @param components numbers of the groups of bridges it is attached to
     * @param span where it is described
     */
    record Gateway(
            String name,
            String profile,
            boolean dataFromVirtual,
            boolean replyFromVirtual,
            Setting arpTimeout,
            @Nullable Setting refresh,
            boolean refreshFromVirtual,
            @Nullable Setting periodic,
            List<Integer> components,
            SourceSpan span) {

        Gateway {
            components = List.copyOf(components);
        }
    }

    /**
     * Neighbour settings of a machine or of one of its interfaces.
     *
     * @param name machine or interface
     * @param reachable base_reachable_time
     * @param delay delay_first_probe_time
     * @param thresholds gc_thresh1, 2 and 3 with their places; empty if not known
     * @param entries entries in its table, 0 if not known
     * @param component group of bridges it is attached to; -1 for all
     * @param slips values that look like another unit, with what they mean and would mean
     * @param differences values that differ from the template's
     */
    record Kernel(
            String name,
            @Nullable Setting reachable,
            @Nullable Setting delay,
            List<Threshold> thresholds,
            int entries,
            int component,
            List<Remark> slips,
            List<Remark> differences) {

        Kernel {
            thresholds = List.copyOf(thresholds);
            slips = List.copyOf(slips);
            differences = List.copyOf(differences);
        }
    }

    /** A gc_thresh value. */
    record Threshold(String name, long value, SourceSpan span) {}

    /** Something to say about a value. */
    record Remark(String text, SourceSpan span) {}

    /** Rows of an OVN table that carry no timestamp. */
    record Unstamped(String table, int rows, SourceSpan span) {}
}
