package marketplace.order.race;

import java.util.List;
import java.util.Map;
import marketplace.contracts.DeliveryEventMessage.ImageShared;
import marketplace.contracts.OrderCommandMessage.CancelByDeadline;
import marketplace.contracts.Topics;
import marketplace.order.Answer;
import marketplace.order.TestMarketplace;
import marketplace.order.problem.OrderProblems;
import marketplace.order.problem.RequestProblems;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Exactly one winner where parties do not agree, and the loser is told so. */
class ClaimRaceTests {

    private static final int PAIRS = Integer.getInteger("race.pairs", 60);
    private static final Map<String, Object> REFUND = Map.of("reason", "OTHER", "text", "not as agreed");
    private static final TwoInstances INSTANCES = new TwoInstances();
    private static final TestMarketplace HERE = INSTANCES.here;
    private static final TestMarketplace THERE = INSTANCES.there;

    private final ContestedOrders orders = new ContestedOrders(INSTANCES, PAIRS);

    @AfterEach
    void lanes_and_orders_are_whole() {
        INSTANCES.requireWhole();
    }

    @AfterAll
    static void stop() {
        INSTANCES.close();
    }

    @Test
    void a_refund_that_is_asked_for_and_a_confirmation() {
        INSTANCES.run(
                new Race<>("refund/confirm", this::asks, this::confirms), orders.awaitingConfirmation(), finish -> {
                    Aftermath after = Aftermath.of(HERE, finish.order().number());
                    if (finish.clickWon()) {
                        Aftermath.requireTold(
                                finish.rival(),
                                OrderProblems.REFUND_OPEN,
                                "AWAITING_CONFIRMATION",
                                "withdraw-refund",
                                "open-dispute");
                        after.requireStatus("AWAITING_CONFIRMATION");
                        after.requireNever("order.completion-confirmed.v1");
                    } else {
                        finish.rival().expect(200);
                        Aftermath.requireTold(
                                finish.click(), OrderProblems.NOT_REFUNDABLE, "COMPLETED", "open-dispute");
                        after.requireStatus("COMPLETED");
                        after.requireNever("order.refund-asked.v1");
                    }
                    after.requireNoRefund();
                });
    }

    @Test
    void a_refund_that_is_asked_for_twice() {
        INSTANCES.run(new Race<>("refund/refund", this::asks, this::asksHere), orders.awaitingStart(), finish -> {
            Aftermath after = Aftermath.of(HERE, finish.order().number());
            Answer loser = finish.clickWon() ? finish.rival() : finish.click();
            Aftermath.requireTold(
                    loser, OrderProblems.REFUND_OPEN, "AWAITING_START", "withdraw-refund", "open-dispute");
            after.requireOnce("order.refund-asked.v1", "BUYER");
        });
    }

    @Test
    void a_dispute_and_the_cancellation_of_an_order_that_was_not_started_in_time() {
        List<Contested> overdue = orders.overdue(orders.awaitingStart());
        INSTANCES.run(new Race<>("dispute/deadline", this::disputes, this::cancelsByDeadline), overdue, finish -> {
            Aftermath after = Aftermath.of(HERE, finish.order().number());
            if (finish.clickWon()) {
                after.requireStatus("AWAITING_START");
                after.requireOnce("order.dispute-opened.v1", "PROVIDER");
                after.requireNever("order.cancelled.v1");
                after.requireNoRefund();
            } else {
                Aftermath.requireTold(finish.click(), OrderProblems.ORDER_CANCELLED, "CANCELLED");
                after.requireStatus("CANCELLED");
                after.requireOnce("order.cancelled.v1", "SERVICE");
                after.requireRefund(after.paidBy(), TestMarketplace.LIST_PRICE, "START_OVERDUE");
            }
        });
    }

    /** The operator decides on the order as it was seen; the image may be shared meanwhile. */
    @Test
    void a_delivery_and_the_operators_cancellation() {
        INSTANCES.run(new Race<>("cancel/deliver", this::undoes, this::shares), orders.disputedImages(), finish -> {
            Aftermath after = Aftermath.of(HERE, finish.order().number());
            if (finish.clickWon()) {
                after.requireStatus("CANCELLED");
                after.requireOnce("order.delivery-revoked.v1", "OPERATOR");
                after.requireNever("order.delivered.v1");
                after.requireRefund(after.paidBy(), TestMarketplace.LIST_PRICE, "DISPUTE_DECIDED");
            } else {
                Aftermath.requireTold(finish.click(), RequestProblems.STALE_VERSION, "COMPLETED", "decide-dispute");
                after.requireStatus("COMPLETED");
                after.requireOnce("order.delivered.v1", "SERVICE");
                after.requireNever("order.delivery-revoked.v1");
                after.requireNoRefund();
            }
        });
    }

    private Answer undoes(Contested order) {
        return THERE.press(
                THERE.operator,
                order.number(),
                "decide-dispute",
                Map.of("outcome", "CANCEL", "reason", "never shared"),
                "If-Match",
                order.version());
    }

    private String shares(Contested order) {
        String share = "S-" + order.number();
        HERE.send(
                Topics.DELIVERY_EVENTS,
                new ImageShared(order.number(), share, "img-7", "cn-hangzhou", "alice", INSTANCES.now()));
        return share;
    }

    private Answer asks(Contested order) {
        return THERE.press(THERE.buyer, order.number(), "ask-refund", REFUND);
    }

    private Answer asksHere(Contested order) {
        return HERE.press(HERE.buyer, order.number(), "ask-refund", REFUND);
    }

    private Answer confirms(Contested order) {
        return HERE.press(HERE.buyer, order.number(), "confirm", "");
    }

    private Answer disputes(Contested order) {
        return THERE.press(THERE.provider, order.number(), "open-dispute", Map.of("reason", "no answer"));
    }

    private String cancelsByDeadline(Contested order) {
        HERE.send(
                Topics.ORDER_COMMANDS,
                new CancelByDeadline(order.number(), order.deadline(), order.dueAt(), INSTANCES.now()));
        return order.deadline();
    }
}
