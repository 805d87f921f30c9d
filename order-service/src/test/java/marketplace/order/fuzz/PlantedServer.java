package marketplace.order.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A server that answers everything with the same bytes, so that a fuzzer has something to find. */
final class PlantedServer implements AutoCloseable {

    private final ServerSocket listening;
    private final byte[] answer;
    private final boolean hangsUp;

    private PlantedServer(String answer, boolean hangsUp) {
        this.answer = answer.getBytes(StandardCharsets.ISO_8859_1);
        this.hangsUp = hangsUp;
        try {
            listening = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        var _ = Thread.ofVirtual().start(this::serve);
    }

    /** One that hangs up after its answer. */
    static PlantedServer saying(String answer) {
        return new PlantedServer(answer, true);
    }

    /** One that says no more, and keeps the connection. */
    static PlantedServer silentAfter(String answer) {
        return new PlantedServer(answer, false);
    }

    String url() {
        return "http://127.0.0.1:" + listening.getLocalPort();
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void serve() {
        try {
            while (true) {
                Socket client = listening.accept();
                var _ = client.getInputStream().read(new byte[10_000]);
                client.getOutputStream().write(answer);
                if (hangsUp) {
                    client.close();
                }
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }
}
