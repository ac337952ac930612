package io.floodscope.host;

import io.floodscope.rules.Evidence;
import io.floodscope.rules.Rule;

/**
 * The modelled rules of ARP, neighbour discovery, IP and the transports of a Linux host. Files are those of the kernel trees
 * named in spec linux-neighbour; "measured" rules are seen in recorded traces of a 6.18 kernel.
 */
public enum HostRule implements Rule {
    /** A request for a local address is answered to the sender's SHA and teaches it, without lock time (arp_process). */
    ARP_REQUEST_TO_US("arp.request-to-us", Evidence.MEASURED),
    /** arp_ignore and arp_filter suppress the answer and the learning (arp_process). */
    ARP_IGNORED("arp.ignored", Evidence.DOCUMENTED),
    /** A probe from 0.0.0.0 is answered and teaches nothing (arp_process). */
    ARP_PROBE_ANSWERED("arp.probe-answered", Evidence.DOCUMENTED),
    /** A reply to our MAC confirms, solicited or not; any other ARP only hints STALE (arp_process). */
    ARP_UNICAST_REPLY_CONFIRMS("arp.unicast-reply-confirms", Evidence.MEASURED),
    /** ARP overrides an address only after locktime since the last change (arp_process). */
    ARP_LOCKTIME("arp.locktime", Evidence.MEASURED),
    /** A gratuitous ARP overrides within locktime (arp_is_garp, 4.13 and later); a reply only with THA = SHA. */
    ARP_GRATUITOUS_OVERRIDES("arp.gratuitous-overrides", Evidence.MEASURED),
    /** arp_accept lets unknown senders of gratuitous ARP and replies create entries (arp_accept). */
    ARP_ACCEPT_CREATES("arp.accept-creates", Evidence.MEASURED),
    /** drop_gratuitous_arp drops ARP whose sender and target address agree (arp_process, 4.13 and later). */
    ARP_GRATUITOUS_DROPPED("arp.gratuitous-dropped", Evidence.MEASURED),
    /** arp_announce chooses the source of a probe (arp_solicit). */
    ARP_ANNOUNCE_SOURCE("arp.announce-source", Evidence.DOCUMENTED),
    /** arp_notify announces addresses on up and change of MAC, with an empty THA (inetdev_send_gratuitous_arp). */
    ARP_NOTIFY("arp.notify", Evidence.MEASURED),
    /** A forwarding host answers for addresses that proxy_arp, proxy_arp_pvlan or a proxy entry names, after a random delay (arp_process). */
    ARP_PROXY("arp.proxy", Evidence.DOCUMENTED),
    /** The ARP sender address is learned, never the Ethernet source (arp_process). */
    ARP_SENDER_ADDRESS("arp.sender-address", Evidence.MEASURED),
    /** A solicitation for us teaches its sender and overrides, and is answered through that entry (ndisc_recv_ns). */
    ND_SOLICITATION("nd.solicitation", Evidence.MEASURED),
    /** A solicitation from :: is answered to all nodes without S and teaches nothing (ndisc_recv_ns). */
    ND_DAD_ANSWERED("nd.dad-answered", Evidence.DOCUMENTED),
    /** An advertisement updates but does not create; S confirms, O overrides, R marks a router (ndisc_recv_na). */
    ND_ADVERTISEMENT("nd.advertisement", Evidence.MEASURED),
    /** An advertisement does not revive a FAILED entry (ndisc_recv_na). */
    ND_FAILED_IGNORED("nd.failed-ignored", Evidence.MEASURED),
    /** drop_unsolicited_na discards unsolicited advertisements (ndisc_recv_na). */
    ND_UNSOLICITED_DROPPED("nd.unsolicited-dropped", Evidence.MEASURED),
    /** accept_untracked_na lets a router learn from advertisements (ndisc_recv_na, accept_untracked_na). */
    ND_UNTRACKED("nd.untracked", Evidence.DOCUMENTED),
    /** With proxy_ndp a forwarding host answers for its proxy entries, without O, a group's question after a random delay (ndisc_recv_ns). */
    ND_PROXY("nd.proxy", Evidence.DOCUMENTED),
    /** A router advertisement teaches its sender, marks it and sets the reachable time (ndisc_router_discovery). */
    ND_ROUTER_ADVERTISEMENT("nd.router-advertisement", Evidence.DOCUMENTED),
    /** ndisc_notify advertises addresses on up, change of MAC and completion of an address (ndisc_netdev_event). */
    ND_NOTIFY("nd.notify", Evidence.DOCUMENTED),
    /** A new address is used only after duplicate address detection (addrconf_dad_start). */
    ND_DAD("nd.dad", Evidence.DOCUMENTED),
    /** IPv6 addresses go when the interface goes down, unless keep_addr_on_down keeps them for its return (addrconf_ifdown). */
    ND_KEPT_ADDRESS("nd.kept-address", Evidence.DOCUMENTED),
    /** TCP progress confirms the next hop, with the socket's next packet on 4.14 and later (tcp_ack, sock_confirm_neigh). */
    TCP_PROGRESS_CONFIRMS("tcp.progress-confirms", Evidence.MEASURED),
    /** A socket with nothing outstanding confirms nothing, whatever it receives (tcp_ack, no_queue). */
    TCP_RECEIVER_CONFIRMS_NOTHING("tcp.receiver-confirms-nothing", Evidence.MEASURED),
    /** Retransmission backs off by doubling from 200 ms to 120 s (tcp_retransmit_timer). */
    TCP_BACK_OFF("tcp.back-off", Evidence.DOCUMENTED),
    /** A host with a fast path answers to the Ethernet source of the last packet (incident 23: filers, load balancers). */
    REPLIES_TO_LAST_SOURCE("ip.replies-to-last-source", Evidence.DOCUMENTED),
    /** A datagram sent with MSG_CONFIRM confirms its next hop (udp_sendmsg). */
    MSG_CONFIRM("udp.msg-confirm", Evidence.MEASURED),
    /** Received datagrams, echo replies and forwarded packets confirm nothing. */
    RECEPTION_CONFIRMS_NOTHING("ip.reception-confirms-nothing", Evidence.MEASURED),
    /** Port unreachable messages are limited to 6 at once and 1 a second for each peer (inet_peer_xrlim_allow). */
    ICMP_RATE_LIMIT("icmp.rate-limit", Evidence.MEASURED),
    /** Packets whose next hop fails come back as host unreachable (arp_error_report, ndisc_error_report). */
    UNREACHABLE_REPORTED("ip.unreachable-reported", Evidence.MEASURED);

    private final String id;
    private final Evidence evidence;

    HostRule(String id, Evidence evidence) {
        this.id = id;
        this.evidence = evidence;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Evidence evidence() {
        return evidence;
    }
}
