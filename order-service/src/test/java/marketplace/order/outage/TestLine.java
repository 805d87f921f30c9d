package marketplace.order.outage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import marketplace.servers.Database;

/** A line to a database on which the answer to a commit may get lost. */
final class TestLine implements AutoCloseable {

    private static final int CHUNK = 16 * 1024;

    private final Database database;
    private final ServerSocket entrance;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile boolean losing;

    private TestLine(Database database) throws IOException {
        this.database = database;
        this.entrance = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    static TestLine to(Database database) {
        try {
            return new TestLine(database);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The database at the other end. */
    Database database() {
        return new Database(
                "127.0.0.1", entrance.getLocalPort(), database.name(), database.user(), database.password());
    }

    /** Commits reach the database; then the line breaks. */
    void loseAnswersToCommits(boolean lost) {
        losing = lost;
    }

    @Override
    public void close() {
        tear(entrance);
        sockets.forEach(TestLine::tear);
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                Socket client = entrance.accept();
                Socket server = new Socket(database.host(), database.port());
                sockets.add(client);
                sockets.add(server);
                Thread.ofVirtual().start(() -> pump(client, server, true));
                Thread.ofVirtual().start(() -> pump(server, client, false));
            } catch (IOException closing) {
                // The loop sees whether it is the end.
            }
        }
    }

    private void pump(Socket from, Socket to, boolean asked) {
        byte[] chunk = new byte[CHUNK];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            for (int size = in.read(chunk); size >= 0; size = in.read(chunk)) {
                to.getOutputStream().write(chunk, 0, size);
                if (asked && losing && isCommit(chunk, size)) {
                    from.close();
                }
            }
        } catch (IOException gone) {
            // Either end may leave at any time.
        }
    }

    private static boolean isCommit(byte[] chunk, int size) {
        return new String(chunk, 0, size, StandardCharsets.ISO_8859_1).contains("COMMIT");
    }

    private static void tear(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception gone) {
            throw new IllegalStateException(gone);
        }
    }
}
