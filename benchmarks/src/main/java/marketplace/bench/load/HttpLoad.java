package marketplace.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/**
 * Sends requests over few or many kept-alive connections from one thread, which costs little: it shares its machine with what it
 * measures. In the closed model each connection sends as soon as it was answered, which finds the capacity; in the open one requests
 * are due at random moments and wait for a free connection, and their latency counts from when they were due.
 */
public final class HttpLoad {

    private static final Duration LAST_ANSWERS = Duration.ofSeconds(20);
    private static final long LONGEST_LATENCY_MICROS = Duration.ofMinutes(5).toNanos() / 1000;
    private static final int DIGITS = 3;
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final int FIRST_REFUSAL = 300;

    private final Requests requests;
    private final Selector selector;
    private final List<Connection> connections = new ArrayList<>();
    private final Deque<Connection> free = new ArrayDeque<>();
    private final Histogram latencies = new Histogram(LONGEST_LATENCY_MICROS, DIGITS);
    private final Map<Integer, Long> statuses = new TreeMap<>();
    private final List<InetSocketAddress> addresses;

    private HttpLoad(List<URI> services, int connections, Requests requests) throws IOException {
        this.requests = requests;
        this.selector = Selector.open();
        this.addresses = services.stream()
                .map(service -> new InetSocketAddress(service.getHost(), service.getPort()))
                .toList();
        for (int number = 0; number < connections; number++) {
            this.connections.add(new Connection(number, addresses.get(number % addresses.size()), selector));
        }
        free.addAll(this.connections);
    }

    /** Sends for so long, each connection as fast as it is answered. */
    public static LoadResult closed(URI service, int connections, Duration time, Requests requests) {
        return closed(List.of(service), connections, time, requests);
    }

    /** As above; connection <i>n</i> goes to service <i>n</i> modulo the number of services. */
    public static LoadResult closed(List<URI> services, int connections, Duration time, Requests requests) {
        return run(services, connections, requests, (load, end) -> load.closed(end), time);
    }

    /** Sends so many requests a second, whatever the answers do. */
    public static LoadResult open(URI service, int connections, double perSecond, Duration time, Requests requests) {
        return run(List.of(service), connections, requests, (load, end) -> load.open(perSecond, end), time);
    }

    private static LoadResult run(List<URI> services, int connections, Requests requests, Model model, Duration time) {
        try {
            HttpLoad load = new HttpLoad(services, connections, requests);
            long start = System.nanoTime();
            model.run(load, start + time.toNanos());
            Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
            load.close();
            return new LoadResult(elapsed, load.latencies, load.statuses);
        } catch (IOException broken) {
            throw new UncheckedIOException("the load could not go on", broken);
        }
    }

    private void closed(long end) throws IOException {
        while (System.nanoTime() < end) {
            sendAll(System.nanoTime());
            receive(1);
        }
        awaitLastAnswers();
    }

    private void open(double perSecond, long end) throws IOException {
        Schedule schedule = new Schedule(System.nanoTime(), perSecond);
        while (schedule.next() < end) {
            long now = System.nanoTime();
            while (!free.isEmpty() && schedule.next() <= now && schedule.next() < end) {
                send(free.poll(), schedule.next());
                schedule.advance();
            }
            long wait = free.isEmpty() ? 1 : (schedule.next() - System.nanoTime()) / NANOS_PER_MILLI;
            receive(wait);
        }
        awaitLastAnswers();
    }

    private void sendAll(long now) throws IOException {
        while (!free.isEmpty()) {
            send(free.poll(), now);
        }
    }

    private void awaitLastAnswers() throws IOException {
        long patience = System.nanoTime() + LAST_ANSWERS.toNanos();
        while (free.size() < connections.size() && System.nanoTime() < patience) {
            receive(1);
        }
    }

    private void send(Connection connection, long since) throws IOException {
        try {
            connection.send(requests, since);
        } catch (IOException broken) {
            ended(connection, 0);
            connection.reconnect(selector);
        }
    }

    /** Takes in what has come; waits for it so many milliseconds at most, not at all for 0 or less. */
    private void receive(long wait) throws IOException {
        int ready = wait > 0 ? selector.select(wait) : selector.selectNow();
        if (ready == 0) {
            return;
        }
        for (SelectionKey key : selector.selectedKeys()) {
            receive((Connection) key.attachment(), key);
        }
        selector.selectedKeys().clear();
    }

    private void receive(Connection connection, SelectionKey key) throws IOException {
        try {
            if (key.isWritable()) {
                connection.flush();
            }
            int status = key.isReadable() ? connection.receive() : 0;
            if (status > 0) {
                ended(connection, status);
            }
        } catch (IOException broken) {
            ended(connection, 0);
            connection.reconnect(selector);
        }
    }

    private void ended(Connection connection, int status) {
        if (!connection.isAsked()) {
            return;
        }
        connection.rest();
        statuses.merge(status, 1L, Long::sum);
        if (status > 0 && status < FIRST_REFUSAL) {
            latencies.recordValue(
                    Math.min(LONGEST_LATENCY_MICROS, (System.nanoTime() - connection.startedAt()) / 1000));
        }
        requests.answered(connection.number(), status, connection.received());
        free.add(connection);
    }

    private void close() throws IOException {
        for (Connection connection : connections) {
            connection.close();
        }
        selector.close();
    }

    /** How requests follow each other until the end. */
    private interface Model {
        void run(HttpLoad load, long end) throws IOException;
    }
}
