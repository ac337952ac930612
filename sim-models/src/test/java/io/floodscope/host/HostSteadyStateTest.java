package io.floodscope.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.floodscope.host.app.Applications;
import io.floodscope.host.app.Flow;
import io.floodscope.net.addr.MacAddress;
import io.floodscope.net.addr.Prefix;
import io.floodscope.net.link.LinkParams;
import io.floodscope.traffic.FlowSchedule;
import io.floodscope.traffic.TrafficSource;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** A packet of a steady flow allocates nothing, from the application that sends it to the one that answers. */
class HostSteadyStateTest {

    @Test
    void steadyTcpDatagramsAndPingsAllocateNothing() {
        Lab lab = new Lab();
        LinuxHost server = lab.network.add(new LinuxHost(new Machine(lab.simulation, "other"), "server"));
        HostInterface theirs = server.addInterface(
                "eth0", MacAddress.parse("02:00:00:00:0c:01").value());
        theirs.addAddress(Prefix.parse("10.8.0.2/24"));
        HostInterface ours = lab.host.addInterface(
                "eth1", MacAddress.parse("02:00:00:00:0a:02").value());
        ours.addAddress(Prefix.parse("10.8.0.1/24"));
        lab.network.connect(ours.port(), theirs.port(), new LinkParams(20_000, 0, LinkParams.UNBOUNDED));
        Applications applications = new Applications(server);
        applications.serveTcpSink(80);
        applications.serveUdpEcho(7);
        var peer = Prefix.parse("10.8.0.2/24").address();
        FlowSchedule schedule = FlowSchedule.every(0, 1_000_000);
        Flow tcp = lab.applications.start("tcp", new TrafficSource.TcpStream(peer, 80, schedule, 65_000, 45));
        Flow udp = lab.applications.start("udp", new TrafficSource.RequestReply(peer, 7, schedule, 100, false));
        Flow ping = lab.applications.start("ping", new TrafficSource.Ping(peer, schedule, 56));
        lab.run(80);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        long answeredBefore = tcp.answered() + udp.answered() + ping.answered();

        lab.run(180);
        long perPacket = (threads.getCurrentThreadAllocatedBytes() - before)
                / (tcp.answered() + udp.answered() + ping.answered() - answeredBefore);

        assertThat(tcp.answered()).isGreaterThan(170_000);
        assertThat(udp.answered()).isGreaterThan(170_000);
        assertThat(ping.answered()).isGreaterThan(170_000);
        assertThat(perPacket).isZero();
    }
}
