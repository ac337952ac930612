package io.floodscope.ovn;

import io.floodscope.engine.Phase;
import io.floodscope.engine.Timer;
import io.floodscope.net.addr.MacAddress;
import io.floodscope.net.addr.Prefix;
import io.floodscope.net.frame.ArpPacket;
import io.floodscope.net.frame.Frame;
import java.util.ArrayList;
import java.util.List;

/**
 * Announces a gateway port after it was claimed: five gratuitous ARP requests, at 0, 2, 6, 14 and 30 s, from 23.09 on at 0, 1, 3,
 * 7 and 15 s, then no more, or with {@code garp-max-timeout-sec} again and again at that distance.
 */
final class PortAnnouncer {

    private static final long SECOND = 1_000_000_000L;
    private static final int ANNOUNCEMENTS = 5;

    private final OvnDeployment deployment;
    private final OvnChassis chassis;
    private final LogicalRouterPort port;
    private final List<Frame> frames = new ArrayList<>();
    private final Timer timer;
    private long gapSeconds;
    private int sent;

    PortAnnouncer(OvnDeployment deployment, OvnChassis chassis, LogicalRouterPort port) {
        this.deployment = deployment;
        this.chassis = chassis;
        this.port = port;
        for (Prefix network : port.networks()) {
            if (!network.address().v6()) {
                ArpPacket arp = ArpPacket.request(port.mac(), network.address(), network.address());
                frames.add(Frame.of(MacAddress.BROADCAST, port.mac(), arp));
            }
        }
        this.timer = deployment.scheduler().timer(Phase.TIMER, this::announce);
    }

    void startIn(long nanos) {
        gapSeconds = deployment.release().firstAnnouncementGap();
        sent = 0;
        timer.armIn(nanos);
    }

    void stop() {
        timer.release();
    }

    private void announce() {
        deployment.rules().hit(OvnRule.ANNOUNCEMENT_BACKOFF);
        for (Frame frame : frames) {
            deployment.observer().announced(port, frame);
            deployment.counter(port.name() + "/announcements").add(1);
            chassis.switching().fromRouter(port, frame, 0);
        }
        sent++;
        int most = deployment.config().announcementMaxSeconds();
        if (most > 0) {
            gapSeconds = Math.min(gapSeconds, most);
        } else if (sent == ANNOUNCEMENTS) {
            return;
        }
        timer.armIn(gapSeconds * SECOND);
        gapSeconds *= 2;
    }
}
