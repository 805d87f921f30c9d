package marketplace.stack.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Executors;

/** The payment platform and the mail catcher, started and stopped together. */
public final class Simulator implements AutoCloseable {

    private final MailCatcher mails;
    private final PaymentTopic topic;
    private final RefundListener refunds;
    private final HttpServer http;

    private Simulator(Settings settings, Clock real) throws IOException {
        Files.createDirectories(settings.directory);
        SimulatorClock clock = new SimulatorClock(real, settings.directory.resolve("clock"));
        this.mails = new MailCatcher(settings.address, settings.smtpPort);
        this.topic = new PaymentTopic(settings.bootstrapServers);
        PaymentPlatform platform = new PaymentPlatform(topic, clock);
        this.refunds = new RefundListener(settings.bootstrapServers, platform);
        this.http = listen(
                new InetSocketAddress(settings.address, settings.httpPort),
                new SimulatorRoutes(platform, mails, clock));
    }

    /**
     * Where the simulator is and what it works on.
     *
     * @param address what it listens on
     * @param directory where it keeps its time
     */
    public record Settings(String bootstrapServers, InetAddress address, int httpPort, int smtpPort, Path directory) {}

    /** Starts; what an earlier simulator did on this Kafka is remembered. */
    public static Simulator start(Settings settings, Clock real) throws IOException {
        return new Simulator(settings, real);
    }

    private static HttpServer listen(InetSocketAddress address, SimulatorRoutes routes) throws IOException {
        HttpServer server = HttpServer.create(address, 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", (HttpExchange exchange) -> {
            try (exchange) {
                routes.handle(exchange);
            }
        });
        server.start();
        return server;
    }

    @Override
    public void close() {
        http.stop(0);
        refunds.close();
        topic.close();
        mails.close();
    }
}
