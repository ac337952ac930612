package io.floodscope.lint;

import io.floodscope.lint.LintFacts.Gateway;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How long an address that frames are sent to may be silent, in closed form: the inequality behind the rules of gateways
 * (specification of gateways and fabrics, sections 6.1 to 6.3). A MAC table is safe if it remembers one second longer, as it
 * may count whole seconds.
 *
 * @param gateway name of the gateway
 * @param towards which address it is about
 * @param longest the longest silence and the setting it comes from; null if it has no end
 * @param because why nothing else breaks the silence, a clause without subject
 */
public record LongestSilence(
        String gateway, Towards towards, @Nullable Setting longest, String because) {

    /** Whose address. */
    public enum Towards {
        /** The gateway's virtual MAC, sent to by hosts. */
        GATEWAY,
        /** A host that sends nothing of its own, sent to by the gateway. */
        HOSTS
    }

    /** Both directions of every gateway, leaving out virtual MACs that routed packets keep known. */
    public static List<LongestSilence> of(LintFacts facts) {
        List<LongestSilence> out = new ArrayList<>();
        for (Gateway gateway : facts.gateways) {
            if (!gateway.dataFromVirtual()) {
                out.add(towardsGateway(gateway));
            }
            Setting refresh = gateway.refresh();
            out.add(new LongestSilence(
                    gateway.name(),
                    Towards.HOSTS,
                    refresh == null ? gateway.arpTimeout() : refresh,
                    refresh == null
                            ? "gateway '" + gateway.name() + "' asks again only when its own entry has run out"
                            : "a silent host speaks only when gateway '" + gateway.name() + "' asks"));
        }
        return out;
    }

    private static LongestSilence towardsGateway(Gateway gateway) {
        Setting heard = GatewayRules.heard(gateway);
        String routes = "gateway '" + gateway.name() + "' routes from its real MAC";
        if (heard != null) {
            String how = heard.equals(gateway.refresh()) ? "its own ARP requests" : "what it sends by itself";
            return new LongestSilence(
                    gateway.name(),
                    Towards.GATEWAY,
                    heard,
                    routes + ", and hosts whose entries TCP confirms do not ask, so that only " + how
                            + " come from the virtual MAC");
        }
        return new LongestSilence(
                gateway.name(),
                Towards.GATEWAY,
                null,
                gateway.replyFromVirtual()
                        ? routes + " and sends from the virtual MAC only when a host asks, which TCP senders do not"
                        : routes + " and answers from it: no frame ever comes from the virtual MAC");
    }
}
