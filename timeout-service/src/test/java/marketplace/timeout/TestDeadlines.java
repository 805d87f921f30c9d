package marketplace.timeout;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import marketplace.contracts.Role;
import marketplace.contracts.RunningDeadline;
import marketplace.contracts.WireDeadline;
import marketplace.contracts.WireDeadline.Expiry;
import marketplace.servers.TestClock;

/** What order events say in tests. */
public final class TestDeadlines {

    private TestDeadlines() {}

    /** An order that no other test has. */
    public static String newOrder() {
        return "O-" + UUID.randomUUID();
    }

    /** The provider must start until {@code dueAt}, else the order is cancelled. */
    public static RunningDeadline start(String order, long version, Instant dueAt, Instant... remindAt) {
        return deadline(order, version, "start-1", "START", Role.PROVIDER, Expiry.CANCEL, dueAt, List.of(remindAt));
    }

    /** The buyer must confirm until {@code dueAt}, else the order is confirmed. */
    public static RunningDeadline confirmation(String order, long version, Instant dueAt, Instant... remindAt) {
        return deadline(
                order, version, "confirm-1", "CONFIRMATION", Role.BUYER, Expiry.CONFIRM, dueAt, List.of(remindAt));
    }

    /** The provider's clock goes on, or is due later: a deadline with an id of its own. */
    public static RunningDeadline startAgain(String order, long version, Instant dueAt, Instant... remindAt) {
        return deadline(
                order, version, "start-" + version, "START", Role.PROVIDER, Expiry.CANCEL, dueAt, List.of(remindAt));
    }

    /** The provider must answer a request for a refund until {@code dueAt}, else the refund is agreed. */
    public static RunningDeadline refundAnswer(String order, long version, Instant dueAt, Instant... remindAt) {
        return deadline(
                order,
                version,
                "refund-answer-" + version,
                "REFUND_ANSWER",
                Role.PROVIDER,
                Expiry.AGREE_REFUND,
                dueAt,
                List.of(remindAt));
    }

    /** No deadline runs. */
    public static RunningDeadline none(String order, long version) {
        return new RunningDeadline(order, version, null);
    }

    /** Instants so long after the start of the test. */
    public static Instant[] after(Duration... durations) {
        return Arrays.stream(durations).map(TestClock.START::plus).toArray(Instant[]::new);
    }

    private static RunningDeadline deadline(
            String order,
            long version,
            String id,
            String kind,
            Role mustAct,
            Expiry onExpiry,
            Instant dueAt,
            List<Instant> remindAt) {
        return new RunningDeadline(
                order, version, new WireDeadline(id, kind, TestClock.START, dueAt, mustAct, onExpiry, remindAt));
    }
}
