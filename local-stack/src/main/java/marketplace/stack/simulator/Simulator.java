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
import marketplace.contracts.DeliveryEventMessage;
import marketplace.contracts.PaymentEventMessage;

/** The payment platform, the image platform and the mail catcher, started and stopped together. */
public final class Simulator implements AutoCloseable {

    private final MailCatcher mails;
    private final PlatformTopic<PaymentEventMessage> paymentTopic;
    private final PlatformTopic<DeliveryEventMessage> deliveryTopic;
    private final OrderEventListener refunds;
    private final OrderEventListener deliveries;
    private final HttpServer http;

    private Simulator(Settings settings, Clock real) throws IOException {
        Files.createDirectories(settings.directory);
        // Who cannot have its ports must not leave listeners behind that answer for whoever has them.
        this.http = HttpServer.create(new InetSocketAddress(settings.address, settings.httpPort), 0);
        SimulatorClock clock = new SimulatorClock(real, settings.directory.resolve("clock"));
        this.mails = new MailCatcher(settings.address, settings.smtpPort);
        String kafka = settings.bootstrapServers;
        this.paymentTopic = PlatformTopic.payments(kafka);
        this.deliveryTopic = PlatformTopic.deliveries(kafka);
        PaymentPlatform payments = new PaymentPlatform(paymentTopic, clock);
        ImagePlatform images = new ImagePlatform(deliveryTopic, clock);
        this.refunds = new OrderEventListener(kafka, "payment-platform", PaymentPlatform.HEARD, payments::hear);
        this.deliveries = new OrderEventListener(kafka, "image-platform", ImagePlatform.HEARD, images::hear);
        answer(new SimulatorRoutes(payments, images, mails, clock));
    }

    /**
     * Where the simulator is and what it works on.
     *
     * @param address what it listens on
     * @param httpPort 0 for any that is free
     * @param smtpPort 0 for any that is free
     * @param directory where it keeps its time
     */
    public record Settings(String bootstrapServers, InetAddress address, int httpPort, int smtpPort, Path directory) {}

    /** Starts; what an earlier simulator did on this Kafka is remembered. */
    public static Simulator start(Settings settings, Clock real) throws IOException {
        return new Simulator(settings, real);
    }

    /** Where it is asked, also when it was left to choose. */
    int httpPort() {
        return http.getAddress().getPort();
    }

    int smtpPort() {
        return mails.port();
    }

    private void answer(SimulatorRoutes routes) {
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.createContext("/", (HttpExchange exchange) -> {
            try (exchange) {
                routes.handle(exchange);
            }
        });
        http.start();
    }

    @Override
    public void close() {
        http.stop(0);
        refunds.close();
        deliveries.close();
        paymentTopic.close();
        deliveryTopic.close();
        mails.close();
    }
}
