package marketplace.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import marketplace.contracts.Role;
import marketplace.stack.client.Marketplace;

/** Says what to try while the stack is up. */
final class Guide {

    private final StackSettings settings;
    private final Marketplace marketplace;
    private final Console console;

    Guide(StackSettings settings, Marketplace marketplace, Console console) {
        this.settings = settings;
        this.marketplace = marketplace;
        this.console = console;
    }

    void print() throws IOException {
        console.heading("Everything is up. Ctrl-C stops it; the data stays in %s/.".formatted(settings.data()));
        printTime();
        printAddresses();
        printTokens();
        printLines();
    }

    private void printTime() {
        Duration ahead = marketplace.operator().timeMoved();
        if (!ahead.isZero()) {
            console.line("  time                %d days ahead of real time".formatted(ahead.toDays()));
        }
    }

    private void printAddresses() {
        Ports ports = settings.ports();
        console.line("  API, to browse      http://localhost:%d/swagger-ui.html".formatted(ports.of(Port.ORDER)));
        console.line("  services            order %d, timeout %d, notification %d"
                .formatted(ports.of(Port.ORDER), ports.of(Port.TIMEOUT), ports.of(Port.NOTIFICATION)));
        console.line("  health and metrics  http://localhost:%d/actuator/prometheus, %d, %d"
                .formatted(
                        ports.of(Port.ORDER_MANAGEMENT),
                        ports.of(Port.TIMEOUT_MANAGEMENT),
                        ports.of(Port.NOTIFICATION_MANAGEMENT)));
        console.line("  payments and mails  http://localhost:%d/mails".formatted(ports.of(Port.PAYMENT)));
        console.line("  a vendor            http://localhost:%d/marketplace, see docs/vendors.md"
                .formatted(ports.of(Port.VENDOR)));
        console.line("  PostgreSQL          postgres://postgres:postgres@localhost:%d/orders (timeouts, notifications)"
                .formatted(ports.of(Port.POSTGRES)));
        console.line("  logs                %s/logs".formatted(settings.data()));
    }

    private void printTokens() throws IOException {
        Path directory = Files.createDirectories(settings.data().resolve("tokens"));
        Files.writeString(directory.resolve("buyer"), marketplace.token(Role.BUYER, "alice"));
        Files.writeString(directory.resolve("provider"), marketplace.token(Role.PROVIDER, "acme"));
        Files.writeString(directory.resolve("operator"), marketplace.token(Role.OPERATOR, "operator"));
        console.line("  tokens              buyer, provider, operator in %s; more: ./run token buyer bob"
                .formatted(directory));
    }

    private void printLines() {
        Ports ports = settings.ports();
        console.heading("To try, from this directory:");
        console.line(curl("buyer", Port.ORDER, "/v1/orders?limit=3"));
        console.line(curl("provider", Port.NOTIFICATION, "/v1/inbox?limit=3"));
        console.line(curl("operator", Port.TIMEOUT, "/v1/lateness"));
        console.line("  kcat -b localhost:%d -t order.events -C".formatted(ports.of(Port.KAFKA)));
    }

    private String curl(String role, Port port, String path) {
        return "  curl -s -H \"Authorization: Bearer $(cat %s/tokens/%s)\" 'http://localhost:%d%s'"
                .formatted(settings.data(), role, settings.ports().of(port), path);
    }
}
