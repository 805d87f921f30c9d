package marketplace.contracts;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import marketplace.contracts.OrderCommandMessage.CancelByDeadline;
import marketplace.contracts.OrderCommandMessage.ConfirmByDeadline;
import marketplace.contracts.OrderCommandMessage.RemindOfDeadline;
import marketplace.contracts.OrderEventDetails.CompletionConfirmed;
import marketplace.contracts.OrderEventDetails.CompletionRejected;
import marketplace.contracts.OrderEventDetails.DeadlineReminded;
import marketplace.contracts.OrderEventDetails.ImplementationCompleted;
import marketplace.contracts.OrderEventDetails.ImplementationStarted;
import marketplace.contracts.OrderEventDetails.OrderCancelled;
import marketplace.contracts.OrderEventDetails.OrderPaid;
import marketplace.contracts.OrderEventDetails.OrderPlaced;
import marketplace.contracts.OrderEventDetails.OrderRepriced;
import marketplace.contracts.OrderEventDetails.PaymentAttemptOpened;
import marketplace.contracts.OrderEventDetails.RefundRequested;
import marketplace.contracts.OrderEventDetails.RequirementEdited;
import marketplace.contracts.OrderEventDetails.RequirementReturned;
import marketplace.contracts.OrderEventDetails.RequirementSubmitted;
import marketplace.contracts.OrderEventDetails.StrayCaptureReceived;
import marketplace.contracts.PaymentEventMessage.PaymentCaptured;
import marketplace.contracts.WireDeadline.Expiry;
import org.jspecify.annotations.Nullable;

/** One message of every type, as they come about in the life of one order and of others. */
final class MessageFixtures {

    static final String ORDER = "00301K9ZC4W0Q7HTM2X";

    private static final WireMoney LIST_PRICE = new WireMoney(128_000, "CNY");
    private static final WireMoney REDUCED = new WireMoney(98_000, "CNY");
    private static final WireActor BUYER = new WireActor(Role.BUYER, "buyer-lan");
    private static final WireActor PROVIDER = new WireActor(Role.PROVIDER, "provider-yunqi");
    private static final WireActor DEADLINE = new WireActor(Role.SERVICE, "deadline");
    private static final WireActor PAYMENTS = new WireActor(Role.SERVICE, "payments");
    private static final Instant PURCHASED = Instant.parse("2026-11-02T01:30:00.125Z");
    private static final Instant PAID = Instant.parse("2026-11-02T02:05:41.300Z");
    private static final Instant COMPLETED = Instant.parse("2026-12-01T08:00:00Z");

    private static final WireDeadline TO_PAY = deadline("PAYMENT-1", PURCHASED, 7, Role.BUYER, Expiry.CANCEL);
    private static final WireDeadline TO_SUBMIT = deadline("REQUIREMENT-5", PAID, 90, Role.BUYER, Expiry.CANCEL);
    private static final WireDeadline TO_START =
            deadline("START-6", Instant.parse("2026-11-03T06:12:09.004Z"), 15, Role.PROVIDER, Expiry.CANCEL);
    private static final WireDeadline TO_CONFIRM =
            deadline("CONFIRMATION-9", Instant.parse("2026-11-16T10:00:00Z"), 15, Role.BUYER, Expiry.CONFIRM);

    private MessageFixtures() {}

    /** By wire type. */
    static Map<String, Message> all() {
        return Stream.of(
                        untilPaid(),
                        implementation(),
                        ending(),
                        commands(),
                        payments(),
                        DeliveryFixtures.all(),
                        ClaimFixtures.all())
                .flatMap(Function.identity())
                .collect(Collectors.toUnmodifiableMap(Message::type, Function.identity()));
    }

    private static Stream<Message> untilPaid() {
        return Stream.of(
                event(1, "2026-11-02T01:30:00.125Z", BUYER, unpaid(LIST_PRICE, 1), TO_PAY, new OrderPlaced()),
                event(
                        2,
                        "2026-11-02T01:47:12.800Z",
                        PROVIDER,
                        unpaid(REDUCED, 2),
                        TO_PAY,
                        new OrderRepriced(LIST_PRICE, REDUCED, 2, "老客户优惠 (returning customer)")),
                event(
                        3,
                        "2026-11-02T02:05:02.010Z",
                        BUYER,
                        unpaid(REDUCED, 2),
                        TO_PAY,
                        new PaymentAttemptOpened(
                                "attempt-7f3a", 2, REDUCED, Instant.parse("2026-11-02T02:35:02.010Z"))),
                event(
                        4,
                        "2026-11-02T02:05:42.550Z",
                        PAYMENTS,
                        order("AWAITING_REQUIREMENT"),
                        TO_SUBMIT,
                        new OrderPaid("capture-91c2", "attempt-7f3a", REDUCED, PAID)),
                event(
                        5,
                        "2026-11-02T02:06:03.118Z",
                        PAYMENTS,
                        order("AWAITING_REQUIREMENT"),
                        TO_SUBMIT,
                        new StrayCaptureReceived(
                                "capture-91c9",
                                "attempt-7e00",
                                LIST_PRICE,
                                Instant.parse("2026-11-02T02:06:01Z"),
                                "VOID_ATTEMPT")));
    }

    private static Stream<Message> implementation() {
        return Stream.of(
                event(
                        6,
                        "2026-11-03T06:12:09.004Z",
                        BUYER,
                        order("AWAITING_START"),
                        TO_START,
                        new RequirementSubmitted(1)),
                event(
                        7,
                        "2026-11-03T07:40:55.600Z",
                        BUYER,
                        order("AWAITING_START"),
                        TO_START,
                        new RequirementEdited(2)),
                event(
                        8,
                        "2026-11-04T03:00:00Z",
                        PROVIDER,
                        order("AWAITING_REQUIREMENT"),
                        TO_SUBMIT,
                        new RequirementReturned(2, "the target region is missing")),
                event(
                        10,
                        "2026-11-06T02:15:30.500Z",
                        PROVIDER,
                        order("IN_PROGRESS"),
                        null,
                        new ImplementationStarted(3)),
                event(
                        11,
                        "2026-11-16T10:00:00Z",
                        PROVIDER,
                        order("AWAITING_CONFIRMATION"),
                        TO_CONFIRM,
                        new ImplementationCompleted(1)),
                event(
                        12,
                        "2026-11-17T09:30:00Z",
                        BUYER,
                        order("IN_PROGRESS"),
                        null,
                        new CompletionRejected(1, "the second database was not migrated")),
                event(
                        15,
                        "2026-11-28T10:00:01.220Z",
                        DEADLINE,
                        order("AWAITING_CONFIRMATION"),
                        TO_CONFIRM,
                        new DeadlineReminded(
                                "CONFIRMATION-9", TO_CONFIRM.remindAt().getFirst())),
                event(16, "2026-12-01T08:00:00Z", BUYER, completed(), null, new CompletionConfirmed(2)));
    }

    private static Stream<Message> ending() {
        return Stream.of(
                event(
                        7,
                        "2026-11-18T06:12:10.040Z",
                        DEADLINE,
                        order("CANCELLED"),
                        null,
                        new OrderCancelled("START_OVERDUE", null)),
                event(
                        8,
                        "2026-11-18T06:12:10.040Z",
                        DEADLINE,
                        order("CANCELLED"),
                        null,
                        new RefundRequested("refund-capture-91c2", "capture-91c2", REDUCED, "START_OVERDUE")),
                event(
                        9,
                        "2026-11-18T06:13:44.900Z",
                        PAYMENTS,
                        order("CANCELLED"),
                        null,
                        new OrderEventDetails.RefundFailed(
                                "refund-capture-91c2",
                                REDUCED,
                                "ACCOUNT_CLOSED",
                                1,
                                Instant.parse("2026-11-18T06:14:44.900Z"))),
                event(
                        10,
                        "2026-11-19T01:20:00.070Z",
                        PAYMENTS,
                        order("CANCELLED"),
                        null,
                        new OrderEventDetails.RefundCompleted("refund-capture-91c2", REDUCED, null)));
    }

    private static Stream<Message> commands() {
        return Stream.of(
                new CancelByDeadline(ORDER, TO_START.id(), TO_START.dueAt(), Instant.parse("2026-11-18T06:12:09.310Z")),
                new ConfirmByDeadline(
                        ORDER, TO_CONFIRM.id(), TO_CONFIRM.dueAt(), Instant.parse("2026-12-01T10:00:00.180Z")),
                new RemindOfDeadline(
                        ORDER,
                        TO_CONFIRM.id(),
                        TO_CONFIRM.dueAt(),
                        TO_CONFIRM.remindAt().getFirst(),
                        Instant.parse("2026-11-28T10:00:00.090Z")));
    }

    private static Stream<Message> payments() {
        return Stream.of(
                new PaymentCaptured(ORDER, "capture-91c2", "attempt-7f3a", REDUCED, PAID),
                new PaymentEventMessage.RefundCompleted(
                        ORDER, "refund-capture-91c2", Instant.parse("2026-11-19T01:19:58Z")),
                new PaymentEventMessage.RefundFailed(
                        ORDER,
                        "refund-capture-91c2",
                        "failure-1",
                        "ACCOUNT_CLOSED",
                        Instant.parse("2026-11-18T06:13:43Z")));
    }

    private static OrderEventMessage event(
            long version,
            String occurredAt,
            WireActor actor,
            OrderSummary order,
            @Nullable WireDeadline deadline,
            OrderEventDetails details) {
        String type = OrderEventType.of(details).wireType();
        return new OrderEventMessage(ORDER, version, type, Instant.parse(occurredAt), actor, order, deadline, details);
    }

    private static OrderSummary unpaid(WireMoney price, int priceVersion) {
        return order("PENDING_PAYMENT", price, priceVersion, null);
    }

    private static OrderSummary order(String status) {
        return order(status, REDUCED, 2, null);
    }

    private static OrderSummary completed() {
        return order("COMPLETED", REDUCED, 2, COMPLETED);
    }

    private static OrderSummary order(String status, WireMoney price, int priceVersion, @Nullable Instant completedAt) {
        return new OrderSummary(
                status,
                BUYER.id(),
                PROVIDER.id(),
                "product-db-migration",
                "数据库迁移 Database migration",
                "MANUAL",
                true,
                LIST_PRICE,
                price,
                priceVersion,
                PURCHASED,
                completedAt);
    }

    private static WireDeadline deadline(String id, Instant startedAt, int days, Role mustAct, Expiry onExpiry) {
        Instant dueAt = startedAt.plusSeconds(days * 86_400L);
        List<Instant> remindAt = List.of(dueAt.minusSeconds(3 * 86_400L), dueAt.minusSeconds(86_400L));
        String kind = id.substring(0, id.indexOf('-'));
        return new WireDeadline(id, kind, startedAt, dueAt, mustAct, onExpiry, remindAt);
    }
}
