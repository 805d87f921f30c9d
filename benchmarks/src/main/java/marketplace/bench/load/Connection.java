package marketplace.bench.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Arrays;

/** One connection that is kept alive, with one request on its way at most. */
final class Connection {

    private static final int REQUEST_BYTES = 16 * 1024;
    private static final int FIRST_ANSWER_BYTES = 16 * 1024;

    private final int number;
    private final InetSocketAddress address;
    private final ByteBuffer request = ByteBuffer.allocateDirect(REQUEST_BYTES);
    private final Answer answer = new Answer();
    private ByteBuffer received = ByteBuffer.allocate(FIRST_ANSWER_BYTES);
    private SocketChannel channel;
    private SelectionKey key;
    private long startedAt;
    private boolean asked;

    Connection(int number, InetSocketAddress address, Selector selector) throws IOException {
        this.number = number;
        this.address = address;
        this.channel = connect(address);
        this.key = channel.register(selector, SelectionKey.OP_READ, this);
    }

    int number() {
        return number;
    }

    /** When its request was sent, or was due to be sent; nanoseconds of the machine's timer. */
    long startedAt() {
        return startedAt;
    }

    /** Sends the next request, in one write unless the socket's buffer is full. */
    void send(Requests requests, long since) throws IOException {
        startedAt = since;
        asked = true;
        answer.reset();
        received.clear();
        request.clear();
        requests.write(number, request);
        request.flip();
        flush();
    }

    void flush() throws IOException {
        channel.write(request);
        key.interestOps(request.hasRemaining() ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ);
    }

    /**
     * Reads what has come.
     *
     * @return the status once the answer is whole, else 0
     * @throws IOException when the other side has closed
     */
    int receive() throws IOException {
        if (!received.hasRemaining()) {
            received = ByteBuffer.wrap(Arrays.copyOf(received.array(), received.capacity() * 2))
                    .position(received.position());
        }
        if (channel.read(received) < 0) {
            throw new IOException("closed by the other side");
        }
        return answer.isWhole(received) ? answer.status(received) : 0;
    }

    /** All that was received since the request. */
    ByteBuffer received() {
        return received.asReadOnlyBuffer().flip();
    }

    /** Whether a request is on its way. */
    boolean isAsked() {
        return asked;
    }

    void rest() {
        asked = false;
    }

    void reconnect(Selector selector) throws IOException {
        close();
        channel = connect(address);
        key = channel.register(selector, SelectionKey.OP_READ, this);
    }

    void close() throws IOException {
        key.cancel();
        channel.close();
    }

    private static SocketChannel connect(InetSocketAddress address) throws IOException {
        SocketChannel channel = SocketChannel.open(address);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        return channel;
    }
}
