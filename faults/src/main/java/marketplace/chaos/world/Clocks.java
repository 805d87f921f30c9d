package marketplace.chaos.world;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import marketplace.contracts.Role;

/** The time of everybody, which is moved for all, or for one service that then is wrong. */
public final class Clocks {

    private static final Duration BETWEEN_TRIES = Duration.ofMillis(500);
    private static final Duration KNOWN_BY_ALL = Duration.ofMillis(1_500);
    private static final Duration GIVEN_UP_AFTER = Duration.ofMinutes(2);
    private static final int OK = 200;

    private final World world;
    private final String token;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private Duration offset = Duration.ZERO;

    public Clocks(World world) {
        this.world = world;
        this.token = world.tokens().issue(Role.OPERATOR, "operator");
    }

    /** Moves the time of all; the timeout service's last, so that nobody lives in its past. */
    public void move(Duration by) throws InterruptedException {
        offset = offset.plus(by);
        set(List.of(world.outside()), offset);
        setRight("order-service");
        setRight("notification-service");
        Thread.sleep(KNOWN_BY_ALL);
        setRight("timeout-service");
    }

    /** How far everybody is ahead of real time. */
    public Duration offset() {
        return offset;
    }

    /** One service's time differs so much from the others'. */
    public void setWrong(String service, Duration by) throws InterruptedException {
        set(addresses(service), offset.plus(by));
    }

    /** As the others' again. */
    public void setRight(String service) throws InterruptedException {
        set(addresses(service), offset);
    }

    private List<URI> addresses(String service) {
        return world.instances(service).stream().map(Instance::address).toList();
    }

    /** One instance is enough: it tells the others. */
    private void set(List<URI> addresses, Duration wanted) throws InterruptedException {
        long end = System.nanoTime() + GIVEN_UP_AFTER.toNanos();
        while (addresses.stream().noneMatch(address -> put(address, wanted))) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("no clock is set at " + addresses);
            }
            Thread.sleep(BETWEEN_TRIES);
        }
    }

    private boolean put(URI address, Duration wanted) {
        HttpRequest request = HttpRequest.newBuilder(address.resolve("/sandbox/clock"))
                .timeout(Duration.ofSeconds(5))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("{\"offset\":\"%s\"}".formatted(wanted)))
                .build();
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() == OK;
        } catch (IOException away) {
            return false;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
