package io.floodscope.report.view;

import io.floodscope.result.RunResult;
import io.floodscope.result.Series;
import io.floodscope.result.Topology;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one port of a bridge could not send over time, from series in frames whose names end with {@code tx-lost-own} (frames
 * for the station behind the port, and for everybody) and {@code tx-lost-unwanted} (copies of somebody else's frames).
 *
 * @param port the port, such as {@code br-int/vm-3}
 * @param device what is joined to it; the port itself if the result does not say
 * @param called what charts call the station behind the port, safe to look at
 * @param bucketNanos length of an interval
 * @param startNanos start of the first interval
 * @param own frames lost per interval that were for the station
 * @param copies frames lost per interval that were for somebody else
 */
public record PortLosses(
        String port, String device, String called, long bucketNanos, long startNanos, long[] own, long[] copies) {

    private static final String OWN = "/tx-lost-own";
    private static final String COPIES = "/tx-lost-unwanted";
    private static final int LONGEST = 48;

    /** Every port with losses, those that lost most frames of the station itself first. */
    static List<PortLosses> of(RunResult result, List<PortTraffic> observed) {
        Map<String, Series> copies = new LinkedHashMap<>();
        for (Series s : result.series()) {
            if (s.unit().equals("frames") && s.name().endsWith(COPIES)) {
                copies.put(s.name().substring(0, s.name().length() - COPIES.length()), s);
            }
        }
        List<PortLosses> all = new ArrayList<>();
        for (Series s : result.series()) {
            if (s.unit().equals("frames") && s.name().endsWith(OWN)) {
                String port = s.name().substring(0, s.name().length() - OWN.length());
                Series other = copies.get(port);
                long[] unwanted = other == null ? new long[s.values().length] : other.values();
                String device = deviceAt(result.topology(), port);
                all.add(new PortLosses(
                        port,
                        device,
                        called(port, device, observed),
                        s.bucketNanos(),
                        s.startNanos(),
                        s.values(),
                        unwanted));
            }
        }
        return all.stream()
                .filter(p -> p.ownFrames() + p.copiedFrames() > 0)
                .sorted(Comparator.comparingLong(PortLosses::ownFrames)
                        .thenComparingLong(PortLosses::copiedFrames)
                        .reversed())
                .toList();
    }

    /** Frames lost that were for the station. */
    public long ownFrames() {
        return Arrays.stream(own).sum();
    }

    /** Copies lost of somebody else's frames. */
    public long copiedFrames() {
        return Arrays.stream(copies).sum();
    }

    /** Whether this is the port on the way to an observed interface. */
    public boolean leadsTo(PortTraffic traffic) {
        return traffic.port().startsWith(device + "/");
    }

    private static String deviceAt(Topology topology, String port) {
        for (Topology.Cable cable : topology.cables()) {
            if (port.equals(cable.a().device() + "/" + cable.a().port())) {
                return cable.b().device();
            }
            if (port.equals(cable.b().device() + "/" + cable.b().port())) {
                return cable.a().device();
            }
        }
        return port;
    }

    private static String called(String port, String device, List<PortTraffic> observed) {
        return observed.stream()
                .filter(p -> p.port().startsWith(device + "/"))
                .map(PortTraffic::chartLabel)
                .findFirst()
                .orElse("the station at " + VisibleText.shortened(port, LONGEST));
    }
}
