package io.floodscope.scenario.assemble;

import io.floodscope.engine.Simulation;
import io.floodscope.net.frame.Frame;
import io.floodscope.net.link.Port;
import io.floodscope.net.link.PortTap;
import io.floodscope.probe.BucketSeries;
import io.floodscope.scenario.check.Names;
import io.floodscope.scenario.schema.AssertSpec;
import io.floodscope.scenario.schema.Metric;
import io.floodscope.scenario.schema.ObserveSpec;
import io.floodscope.scenario.schema.Scenario;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Starts the series that charts show and that assertions about rates need. */
final class Observations {

    private final Scenario scenario;
    private final Names names;
    private final Simulation simulation;
    private final Map<String, LinuxHostHandle> hosts;
    private final AssembledNetwork target;
    private final Set<String> received = new LinkedHashSet<>();
    private final Set<String> tapped = new LinkedHashSet<>();

    Observations(
            Scenario scenario,
            Names names,
            Simulation simulation,
            Map<String, LinuxHostHandle> hosts,
            AssembledNetwork target) {
        this.scenario = scenario;
        this.names = names;
        this.simulation = simulation;
        this.hosts = hosts;
        this.target = target;
    }

    void start() {
        long bucket = scenario.run().bucket().toNanos();
        for (ObserveSpec observe : scenario.observe()) {
            long own = observe.bucket() == null ? bucket : observe.bucket().toNanos();
            Set<String> observed = new LinkedHashSet<>();
            observe.host().forEach(pattern -> observed.addAll(names.hosts(pattern)));
            observed.forEach(name -> receiving(name, own, label(observe, name, observed.size())));
        }
        for (AssertSpec spec : scenario.asserts()) {
            Metric metric = Metric.byWord(spec.metric()).orElse(Metric.MARKS);
            if (!metric.isRate()) {
                continue;
            }
            for (String pattern : spec.on()) {
                if (pattern.indexOf('/') >= 0) {
                    Names.matching(pattern, target.bridgePorts().keySet())
                            .forEach(port -> tap(port, target.bridgePorts().get(port), bucket));
                } else if (metric == Metric.TX_RATE) {
                    names.hosts(pattern).forEach(name -> sending(name, bucket));
                } else {
                    names.hosts(pattern).forEach(name -> receiving(name, bucket, ""));
                }
            }
        }
    }

    /** One host is called by the label alone, several of one observation are told from each other by their names behind it. */
    private static String label(ObserveSpec observe, String host, int hosts) {
        String label = observe.label();
        return label == null || label.isBlank() ? "" : hosts == 1 ? label : label + " (" + host + ")";
    }

    private void receiving(String name, long bucket, String label) {
        LinuxHostHandle host = hosts.get(name);
        if (host != null && received.add(name)) {
            host.first().counters().record(bucket, label);
        }
    }

    private void sending(String name, long bucket) {
        LinuxHostHandle host = hosts.get(name);
        if (host != null) {
            tap(PortNames.ofHost(name), host.first().port(), bucket);
        }
    }

    private void tap(String owner, @Nullable Port port, long bucket) {
        if (port != null && tapped.add(owner)) {
            boolean bridge = !port.node().isStation();
            BucketSeries sent = simulation.probes().series(owner + "/" + PortNames.TX, "bytes", bucket);
            BucketSeries got =
                    bridge ? simulation.probes().series(owner + "/" + PortNames.RX_WANTED, "bytes", bucket) : null;
            port.observe(new Tap(simulation, sent, got));
        }
    }

    /** Sums what passes a port. */
    private record Tap(
            Simulation simulation,
            BucketSeries sent,
            @Nullable BucketSeries got) implements PortTap {

        @Override
        public void received(Port port, Frame frame, long word) {
            BucketSeries series = got;
            if (series != null) {
                series.add(simulation.nowNanos(), frame.bytes());
            }
        }

        @Override
        public void sent(Port port, Frame frame, long word) {
            sent.add(simulation.nowNanos(), frame.bytes());
        }
    }
}
