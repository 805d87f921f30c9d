package marketplace.order.race;

import java.util.List;
import java.util.Map;
import marketplace.contracts.OrderCommandMessage.CancelByDeadline;
import marketplace.contracts.OrderCommandMessage.ConfirmByDeadline;
import marketplace.contracts.Topics;
import marketplace.order.Answer;
import marketplace.order.TestMarketplace;
import marketplace.order.problem.OrderProblems;
import marketplace.order.race.Race.Finish;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Exactly one winner (rule 1), and the loser is told so. */
class RaceTests {

    private static final int PAIRS = Integer.getInteger("race.pairs", 60);
    private static final long PRICE = TestMarketplace.LIST_PRICE;
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
    void a_reprice_and_a_payment() {
        INSTANCES.run(new Race<>("reprice/pay", this::reprices, this::pays), orders.unpaid(), finish -> {
            Aftermath after = after(finish);
            if (finish.clickWon()) {
                after.requireStatus("PENDING_PAYMENT");
                after.requireOnce("order.repriced.v1", "PROVIDER");
                after.requireRefund(finish.rival(), PRICE, "VOID_ATTEMPT");
            } else {
                Aftermath.requireTold(
                        finish.click(),
                        OrderProblems.ALREADY_PAID,
                        "AWAITING_START",
                        "start",
                        "open-dispute",
                        "propose-extension");
                after.requireStatus("AWAITING_START");
                after.requireNever("order.repriced.v1");
                after.requireNoRefund();
            }
        });
    }

    @Test
    void a_cancellation_and_a_payment() {
        INSTANCES.run(new Race<>("cancel/pay", this::cancels, this::pays), orders.unpaid(), finish -> {
            Aftermath after = after(finish);
            if (finish.clickWon()) {
                after.requireStatus("CANCELLED");
                after.requireOnce("order.cancelled.v1", "BUYER");
                after.requireRefund(finish.rival(), PRICE, "ORDER_CANCELLED");
            } else {
                Aftermath.requireTold(
                        finish.click(),
                        OrderProblems.ALREADY_PAID,
                        "AWAITING_START",
                        "ask-refund",
                        "open-dispute",
                        "propose-extension");
                after.requireStatus("AWAITING_START");
                after.requireNoRefund();
            }
        });
    }

    @Test
    void a_start_and_the_cancellation_of_an_order_that_was_not_started_in_time() {
        List<Contested> overdue = orders.overdue(orders.awaitingStart());
        INSTANCES.run(
                new Race<>("start/cancel by deadline", this::starts, this::cancelsByDeadline), overdue, finish -> {
                    Aftermath after = after(finish);
                    if (finish.clickWon()) {
                        after.requireStatus("IN_PROGRESS");
                        after.requireNever("order.cancelled.v1");
                        after.requireNoRefund();
                    } else {
                        Aftermath.requireTold(finish.click(), OrderProblems.ORDER_CANCELLED, "CANCELLED");
                        after.requireStatus("CANCELLED");
                        after.requireOnce("order.cancelled.v1", "SERVICE");
                        after.requireRefund(after.paidBy(), PRICE, "START_OVERDUE");
                    }
                });
    }

    @Test
    void an_edit_of_the_form_and_a_start() {
        INSTANCES.run(new Race<>("edit/start", this::edits, this::startsHere), orders.awaitingStart(), finish -> {
            Aftermath after = after(finish);
            if (finish.clickWon()) {
                Aftermath.requireTold(
                        finish.rival(),
                        OrderProblems.REQUIREMENT_CHANGED,
                        "AWAITING_START",
                        "return-requirement",
                        "start",
                        "open-dispute",
                        "propose-extension");
                after.requireStatus("AWAITING_START");
                after.requireOnce("order.requirement-edited.v1", "BUYER");
            } else {
                finish.rival().expect(200);
                Aftermath.requireTold(
                        finish.click(), OrderProblems.ACTION_NOT_ALLOWED, "IN_PROGRESS", "ask-refund", "open-dispute");
                after.requireStatus("IN_PROGRESS");
                after.requireNever("order.requirement-edited.v1");
            }
        });
    }

    @Test
    void a_confirmation_and_a_rejection() {
        INSTANCES.run(
                new Race<>("confirm/reject", this::confirms, this::rejectsHere),
                orders.awaitingConfirmation(),
                finish -> {
                    Aftermath after = after(finish);
                    if (finish.clickWon()) {
                        Aftermath.requireTold(
                                finish.rival(), OrderProblems.ACTION_NOT_ALLOWED, "COMPLETED", "open-dispute");
                        after.requireStatus("COMPLETED");
                        after.requireNever("order.completion-rejected.v1");
                    } else {
                        finish.rival().expect(200);
                        Aftermath.requireTold(
                                finish.click(),
                                OrderProblems.ACTION_NOT_ALLOWED,
                                "IN_PROGRESS",
                                "ask-refund",
                                "open-dispute");
                        after.requireStatus("IN_PROGRESS");
                        after.requireNever("order.completion-confirmed.v1");
                    }
                });
    }

    @Test
    void a_click_and_the_deadline_for_it() {
        List<Contested> overdue = orders.overdue(orders.awaitingConfirmation());
        INSTANCES.run(new Race<>("click/deadline", this::clicks, this::confirmsByDeadline), overdue, finish -> {
            Aftermath after = after(finish);
            if (finish.clickWon() && rejecting(finish.order())) {
                after.requireStatus("IN_PROGRESS");
                after.requireOnce("order.completion-rejected.v1", "BUYER");
                after.requireNever("order.completion-confirmed.v1");
            } else {
                after.requireStatus("COMPLETED");
                after.requireOnce("order.completion-confirmed.v1", finish.clickWon() ? "BUYER" : "SERVICE");
                after.requireNever("order.completion-rejected.v1");
            }
            if (!finish.clickWon()) {
                Aftermath.requireTold(finish.click(), OrderProblems.ACTION_NOT_ALLOWED, "COMPLETED", "open-dispute");
            }
        });
    }

    private Answer reprices(Contested order) {
        return THERE.press(
                THERE.provider, order.number(), "reprice", TestMarketplace.price(9900), "If-Match", order.version());
    }

    private Answer cancels(Contested order) {
        return THERE.press(THERE.buyer, order.number(), "cancel", Map.of("reason", "too slow"));
    }

    private Answer starts(Contested order) {
        return THERE.press(THERE.provider, order.number(), "start", Map.of("requirementVersion", 1));
    }

    private Answer startsHere(Contested order) {
        return HERE.press(HERE.provider, order.number(), "start", Map.of("requirementVersion", 1));
    }

    private Answer edits(Contested order) {
        return THERE.press(
                THERE.buyer,
                order.number(),
                "edit-requirement",
                TestMarketplace.answers("db2"),
                "If-Match",
                order.version());
    }

    private Answer confirms(Contested order) {
        return THERE.press(THERE.buyer, order.number(), "confirm", "");
    }

    /** Confirms one half of the orders, and rejects the other. */
    private Answer clicks(Contested order) {
        return rejecting(order) ? rejects(THERE, order) : confirms(order);
    }

    private static boolean rejecting(Contested order) {
        return order.number().hashCode() % 2 == 0;
    }

    private Answer rejectsHere(Contested order) {
        return rejects(HERE, order);
    }

    private static Answer rejects(TestMarketplace market, Contested order) {
        return market.press(market.buyer, order.number(), "reject-completion", Map.of("reason", "not it"));
    }

    /** The id of the capture. */
    private String pays(Contested order) {
        return HERE.capture(order.number(), order.attempt(), PRICE);
    }

    private String cancelsByDeadline(Contested order) {
        HERE.send(
                Topics.ORDER_COMMANDS,
                new CancelByDeadline(order.number(), order.deadline(), order.dueAt(), INSTANCES.now()));
        return order.deadline();
    }

    private String confirmsByDeadline(Contested order) {
        HERE.send(
                Topics.ORDER_COMMANDS,
                new ConfirmByDeadline(order.number(), order.deadline(), order.dueAt(), INSTANCES.now()));
        return order.deadline();
    }

    private static Aftermath after(Finish<?> finish) {
        return Aftermath.of(HERE, finish.order().number());
    }
}
