package marketplace.chaos.world;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** A line between the services and a server, which can be cut, silenced, slowed down, and torn in the middle of a commit. */
public final class Wire implements AutoCloseable {

    private static final int CHUNK = 16 * 1024;
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);
    private static final String COMMIT = "COMMIT";

    private final ServerSocket entrance;
    private final int target;
    private final Set<Line> lines = ConcurrentHashMap.newKeySet();
    private final Set<Socket> unheard = ConcurrentHashMap.newKeySet();
    private final AtomicInteger tornCommits = new AtomicInteger();
    private volatile boolean cut;
    private volatile boolean silent;
    private volatile Duration delay = Duration.ZERO;

    Wire(int target) throws IOException {
        this.target = target;
        this.entrance = new ServerSocket();
        entrance.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        Thread.ofVirtual().name("wire").start(this::accept);
    }

    int port() {
        return entrance.getLocalPort();
    }

    /** Every line is reset, and new ones at once. */
    public void cut() {
        cut = true;
        reset();
    }

    /** Nothing comes through in either direction, not even an end; lines stay and new ones are taken, as when the other machine is gone. */
    public void silence() {
        silent = true;
    }

    /** What is sent waits so long at each step. */
    public void slow(Duration each) {
        delay = each;
    }

    /** So many next commits reach the server, and their answers never come back: the line is reset. */
    public void tearCommits(int count) {
        tornCommits.set(count);
    }

    /** Everything comes through again; lines that were silent are gone. */
    public void mend() {
        boolean wasSilent = silent;
        cut = false;
        delay = Duration.ZERO;
        tornCommits.set(0);
        if (wasSilent) {
            reset();
        }
        silent = false;
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        reset();
    }

    private void reset() {
        lines.forEach(Line::reset);
        unheard.forEach(Wire::tear);
        unheard.clear();
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                take(entrance.accept());
            } catch (IOException closing) {
                // The loop sees whether it is the end.
            }
        }
    }

    private void take(Socket client) throws IOException {
        if (cut) {
            tear(client);
            return;
        }
        try {
            Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
            Line line = new Line(client, server);
            lines.add(line);
            line.open();
        } catch (IOException away) {
            refuse(client);
        }
    }

    private void refuse(Socket client) {
        if (silent) {
            unheard.add(client);
        } else {
            tear(client);
        }
    }

    /** With a reset rather than an end in order. */
    private static void tear(Socket socket) {
        try (socket) {
            socket.setSoLinger(true, 0);
        } catch (IOException gone) {
            // That is what was wanted.
        }
    }

    private final class Line {

        private final Socket client;
        private final Socket server;
        private volatile boolean torn;

        Line(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        void open() throws SocketException {
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            Thread.ofVirtual().start(() -> pump(client, server, true));
            Thread.ofVirtual().start(() -> pump(server, client, false));
        }

        void reset() {
            tear(client);
            tear(server);
            lines.remove(this);
        }

        private void pump(Socket from, Socket to, boolean asked) {
            byte[] chunk = new byte[CHUNK];
            try {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                for (int size = in.read(chunk); size >= 0; size = in.read(chunk)) {
                    hold();
                    if (asked && isTornCommit(chunk, size)) {
                        torn = true;
                    } else if (!asked && torn) {
                        break;
                    }
                    out.write(chunk, 0, size);
                    out.flush();
                }
            } catch (IOException | UncheckedIOException gone) {
                // Either end may leave at any time.
            }
            hold();
            reset();
        }

        private void hold() {
            if (!delay.isZero()) {
                LockSupport.parkNanos(delay.toNanos());
            }
            while (silent && !client.isClosed()) {
                LockSupport.parkNanos(LOOK_AGAIN.toNanos());
            }
        }

        private boolean isTornCommit(byte[] chunk, int size) {
            return tornCommits.get() > 0
                    && new String(chunk, 0, size, StandardCharsets.ISO_8859_1).contains(COMMIT)
                    && tornCommits.getAndDecrement() > 0;
        }
    }
}
