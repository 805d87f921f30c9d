package marketplace.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Ports of this machine's loopback address. */
public final class Ports {

    /** The loopback address that servers listen on and clients are told. */
    static final String LOOPBACK = "127.0.0.1";

    /** Asks for any free port. */
    static final int ANY = 0;

    private Ports() {}

    /** The wanted port if it is free, or a free one for {@link #ANY}; fails in one line when it is taken. */
    static int claim(int wanted, String user) {
        return wanted == ANY ? free() : requireFree(wanted, user);
    }

    /** A free one. */
    public static int free() {
        try (ServerSocket socket = new ServerSocket(ANY, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("no free port", e);
        }
    }

    private static int requireFree(int port, String user) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return port;
        } catch (IOException e) {
            throw new IllegalStateException("port " + port + ", wanted for " + user + ", is taken", e);
        }
    }
}
