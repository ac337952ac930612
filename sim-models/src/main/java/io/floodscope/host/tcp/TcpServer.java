package io.floodscope.host.tcp;

/** What a listening port does with its connections. */
@FunctionalInterface
public interface TcpServer {

    /** Called for a new connection; the answer is told what happens to it. */
    TcpEvents accepted();

    /** Acknowledges and keeps silent; closes when the peer does. */
    static TcpServer sink() {
        return Closing::new;
    }

    /** Sends every message back; closes when the peer does. */
    static TcpServer echo() {
        return Echo::new;
    }

    /** Closes its side when the peer closes. */
    class Closing implements TcpEvents {
        @Override
        public void peerClosed(TcpConnection connection) {
            connection.close();
        }
    }

    /** Sends back what it receives. */
    final class Echo extends Closing {
        @Override
        public void received(TcpConnection connection, int bytes) {
            connection.write(bytes, 1);
        }
    }
}
