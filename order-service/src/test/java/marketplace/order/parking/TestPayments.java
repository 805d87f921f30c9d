package marketplace.order.parking;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import marketplace.contracts.MessageCodec;
import marketplace.contracts.PaymentEventMessage;
import marketplace.contracts.PaymentEventMessage.PaymentCaptured;
import marketplace.contracts.PaymentEventMessage.RefundCompleted;
import marketplace.contracts.WireMoney;
import marketplace.order.RunningService;
import marketplace.order.TestSql;
import marketplace.order.journal.CommandKey;
import marketplace.order.lane.Lanes;
import marketplace.order.lane.Outcome;
import marketplace.order.lane.Submission;
import marketplace.order.lane.TestSubmissions;
import marketplace.order.model.OrderCommand;
import marketplace.platform.problem.PlatformProblems;
import marketplace.platform.problem.ProblemException;
import marketplace.servers.Database;
import reactor.util.retry.Retry;

/** Payment events for orders that are there, that come later or never, straight to one running service. */
final class TestPayments {

    static final long PRICE = 100_000;

    private static final MessageCodec CODEC = new MessageCodec();
    private static final int REPETITIONS = 100;
    private static final Duration REST = Duration.ofMillis(50);

    private final RunningService service;
    private final Database database;

    TestPayments(RunningService service, Database database) {
        this.service = service;
        this.database = database;
    }

    /** An order that is known by its number only. */
    Submission orderToCome() {
        return TestSubmissions.placing(service.bean(Lanes.class));
    }

    /** Places the order, with a payment attempt of that id. */
    void place(Submission order, String attempt) {
        submit(order);
        submit(new Submission(
                new OrderCommand.OpenPaymentAttempt(number(order), attempt),
                TestSubmissions.BUYER,
                new CommandKey(number(order) + attempt, "digest"),
                null,
                null));
    }

    /** The platform tells all of these, in this order. */
    void tell(PaymentEventMessage... messages) {
        var _ = service.bean(PaymentIntake.class).take(events(messages)).block();
    }

    static List<PaymentEvent> events(PaymentEventMessage... messages) {
        return List.of(messages).stream()
                .map(message -> PaymentEvent.read(message.type(), CODEC.encode(message), null))
                .toList();
    }

    static PaymentCaptured capture(String number, String captureId, long amount) {
        return new PaymentCaptured(number, captureId, "A-1", new WireMoney(amount, "CNY"), Instant.EPOCH);
    }

    static RefundCompleted refunded(String number, String captureId) {
        return new RefundCompleted(number, "R-" + captureId, Instant.EPOCH);
    }

    static String newId() {
        return "C-" + UUID.randomUUID();
    }

    static String number(Submission order) {
        return order.command().orderNumber();
    }

    /** What is parked for an order: state, reason and tries of each, in the order of parking. */
    List<String> parked(String number) {
        return rows("select state, reason, tries from parked_payments where order_number = '%s' order by parking_id"
                .formatted(number));
    }

    /** The types of the order's events, oldest first. */
    List<String> journal(String number) {
        return rows("select type from journal where order_number = '%s' order by order_version".formatted(number));
    }

    /** The id of the only thing that is parked for an order. */
    long id(String number) {
        try (TestSql sql = new TestSql(database)) {
            return sql.number("select parking_id from parked_payments where order_number = '%s'".formatted(number));
        }
    }

    private List<String> rows(String query) {
        try (TestSql sql = new TestSql(database)) {
            return sql.rows(query);
        }
    }

    /** Again with the same key where no answer comes in time: some tests have little patience with their lanes. */
    private void submit(Submission submission) {
        Outcome outcome = service.bean(Lanes.class)
                .submit(submission)
                .retryWhen(Retry.fixedDelay(REPETITIONS, REST).filter(TestPayments::isUnanswered))
                .blockOptional()
                .orElseThrow();
        if (outcome instanceof Outcome.Refused) {
            throw new IllegalStateException(outcome.toString());
        }
    }

    private static boolean isUnanswered(Throwable failure) {
        return failure instanceof ProblemException problem && problem.type() == PlatformProblems.UNAVAILABLE;
    }
}
