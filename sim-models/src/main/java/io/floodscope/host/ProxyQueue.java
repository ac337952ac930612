package io.floodscope.host;

import io.floodscope.engine.Event;
import io.floodscope.engine.Phase;
import io.floodscope.host.neigh.NeighborParams;
import io.floodscope.host.neigh.NeighborTunable;
import io.floodscope.random.RandomStream;
import org.jspecify.annotations.Nullable;

/**
 * Answers that an interface gives for others: each waits a random time below proxy_delay, and where one more than proxy_qlen
 * wait already, a further one is dropped (pneigh_enqueue). What was asked by unicast does not wait.
 */
final class ProxyQueue {

    private final HostInterface itf;
    private final boolean v6;
    private @Nullable RandomStream delays;
    private int waiting;

    ProxyQueue(HostInterface itf, boolean v6) {
        this.itf = itf;
        this.v6 = v6;
    }

    /** Whether answers wait at all. */
    boolean delays() {
        return params().get(NeighborTunable.PROXY_DELAY) > 0;
    }

    /** Gives an answer later, or never if too many wait. */
    void put(Runnable answer) {
        NeighborParams params = params();
        if (waiting > params.get(NeighborTunable.PROXY_QLEN)) {
            return;
        }
        if (delays == null) {
            delays = itf.host().randomStream("proxy-delay/" + itf.name() + (v6 ? "/ipv6" : "/ipv4"));
        }
        waiting++;
        long delay = delays.nextLong(params.nanos(NeighborTunable.PROXY_DELAY));
        itf.host().at(delay, Phase.TIMER, new ProxiedAnswer(answer));
    }

    /** The time of an answer has come. */
    private final class ProxiedAnswer implements Event {
        private final Runnable answer;

        ProxiedAnswer(Runnable answer) {
            this.answer = answer;
        }

        @Override
        public void fire() {
            waiting--;
            answer.run();
        }
    }

    private NeighborParams params() {
        return itf.neighbors(v6).params();
    }
}
