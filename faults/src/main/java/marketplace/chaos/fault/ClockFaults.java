package marketplace.chaos.fault;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import marketplace.chaos.world.Clocks;

/** A service whose clock is wrong for a while. The order service's own clock is the one that counts: it stays. */
final class ClockFaults {

    private static final List<String> SERVICES = List.of("timeout-service", "notification-service");
    private static final List<Duration> WRONG = List.of(
            Duration.ofHours(1), Duration.ofHours(-1), Duration.ofDays(1), Duration.ofDays(-1), Duration.ofDays(20));

    private final Clocks clocks;
    private final Duration pain;

    ClockFaults(Clocks clocks, Duration pain) {
        this.clocks = clocks;
        this.pain = pain;
    }

    List<Fault> all() {
        return List.of(new Fault("a clock is wrong", this::wrong));
    }

    private void wrong(RandomGenerator random) throws InterruptedException {
        String service = SERVICES.get(random.nextInt(SERVICES.size()));
        try {
            clocks.setWrong(service, WRONG.get(random.nextInt(WRONG.size())));
            Thread.sleep(pain);
        } finally {
            clocks.setRight(service);
        }
    }
}
