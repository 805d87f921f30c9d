package marketplace.order.model;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The life of one order as a test tells it: steps that must be accepted, time that is ticked, and questions. Every step goes
 * through the rules, so an order that cannot come to be cannot be made here.
 */
public final class OrderStory {

    private final List<RecordedEvent> events = new ArrayList<>();
    private @Nullable Order order;
    private Instant now;
    private int attempts;
    private int captures;

    private OrderStory(Instant begin) {
        now = begin;
    }

    /** An order placed by the buyer of the fixtures. */
    public static OrderStory placed() {
        return placed(OrderFixtures.productWithForm(), OrderFixtures.TERMS);
    }

    public static OrderStory placed(ProductSnapshot product, Order.Terms terms) {
        return placed(OrderFixtures.ORDER_NUMBER, product, terms, OrderFixtures.PLACED_AT);
    }

    public static OrderStory placed(String number, ProductSnapshot product, Order.Terms terms, Instant at) {
        return new OrderStory(at)
                .step(OrderFixtures.BUYER, new OrderCommand.PlaceOrder(number, product, terms, OrderFixtures.CONTACT));
    }

    public Order order() {
        return requireNonNull(order);
    }

    /** Everything that happened, from the first event on. */
    public List<RecordedEvent> events() {
        return List.copyOf(events);
    }

    public Instant now() {
        return now;
    }

    /** The deadline that runs; there must be one. */
    public Deadline deadline() {
        return requireNonNull(order().clocks().running(), "no deadline runs");
    }

    /** What the rules say to the command now; nothing happens. */
    public Decision decide(Actor actor, OrderCommand command) {
        return Decider.decide(order, command, actor, now);
    }

    /** Why the command is refused now; empty when it is not. Nothing happens. */
    public Optional<RefusalReason> refusal(Actor actor, OrderCommand command) {
        return decide(actor, command) instanceof Decision.Refused(Refusal refusal)
                ? Optional.of(refusal.reason())
                : Optional.empty();
    }

    /** Gives the command; what is accepted happens. */
    @CanIgnoreReturnValue
    public Decision give(Actor actor, OrderCommand command) {
        Decision decision = decide(actor, command);
        if (decision instanceof Decision.Accepted(List<OrderEvent> accepted)) {
            accepted.forEach(event -> record(actor, event));
        }
        return decision;
    }

    /** Gives a command that must be accepted. */
    @CanIgnoreReturnValue
    public OrderStory step(Actor actor, OrderCommand command) {
        if (give(actor, command) instanceof Decision.Refused(Refusal refusal)) {
            throw new AssertionError("%s was refused: %s".formatted(command, refusal));
        }
        return this;
    }

    @CanIgnoreReturnValue
    public OrderStory later(Duration duration) {
        return at(now.plus(duration));
    }

    @CanIgnoreReturnValue
    public OrderStory at(Instant instant) {
        now = instant;
        return this;
    }

    @CanIgnoreReturnValue
    public OrderStory reprices(Money price) {
        return step(OrderFixtures.PROVIDER, CommandFixtures.reprice(order(), price));
    }

    @CanIgnoreReturnValue
    public OrderStory cancels() {
        return step(OrderFixtures.BUYER, CommandFixtures.cancel(order()));
    }

    @CanIgnoreReturnValue
    public OrderStory opensPaymentAttempt() {
        attempts++;
        return step(OrderFixtures.BUYER, CommandFixtures.openPaymentAttempt(order(), "A-" + attempts));
    }

    /** The payment platform captures the price of the last attempt. */
    @CanIgnoreReturnValue
    public OrderStory pays() {
        return captures(order().payments().attempts().getLast());
    }

    /** The payment platform captures what the attempt is for. */
    @CanIgnoreReturnValue
    public OrderStory captures(Payments.Attempt attempt) {
        return captures(attempt.id(), attempt.amount());
    }

    /** The payment platform captures some money. */
    @CanIgnoreReturnValue
    public OrderStory captures(String attemptId, Money amount) {
        captures++;
        return step(Actor.PAYMENTS, CommandFixtures.capture(order(), "C-" + captures, attemptId, amount, now));
    }

    @CanIgnoreReturnValue
    public OrderStory submitsRequirement() {
        return step(OrderFixtures.BUYER, CommandFixtures.submitRequirement(order()));
    }

    @CanIgnoreReturnValue
    public OrderStory editsRequirement() {
        return step(OrderFixtures.BUYER, CommandFixtures.editRequirement(order()));
    }

    @CanIgnoreReturnValue
    public OrderStory returnsRequirement() {
        return step(OrderFixtures.PROVIDER, CommandFixtures.returnRequirement(order()));
    }

    @CanIgnoreReturnValue
    public OrderStory starts() {
        return step(OrderFixtures.PROVIDER, CommandFixtures.start(order()));
    }

    @CanIgnoreReturnValue
    public OrderStory completes() {
        return step(OrderFixtures.PROVIDER, CommandFixtures.complete(order()));
    }

    @CanIgnoreReturnValue
    public OrderStory confirms() {
        return step(OrderFixtures.BUYER, CommandFixtures.confirm(order()));
    }

    @CanIgnoreReturnValue
    public OrderStory rejectsCompletion() {
        return step(OrderFixtures.BUYER, CommandFixtures.rejectCompletion(order()));
    }

    /** Whoever delivers does so. */
    @CanIgnoreReturnValue
    public OrderStory delivers() {
        DeliveryMethod method = order().product().deliveryMethod();
        return method == DeliveryMethod.API
                ? step(Actor.DELIVERY, new OrderCommand.RecordIssuedKey(order().number(), OrderFixtures.key("K-1")))
                : step(
                        Actor.DELIVERY,
                        new OrderCommand.RecordDelivery(
                                order().number(), method, "instance-1", OrderFixtures.SEALED_INFORMATION));
    }

    /** The buyer wants all of it back. */
    @CanIgnoreReturnValue
    public OrderStory asksRefund() {
        return step(OrderFixtures.BUYER, ClaimFixtures.askRefund(order(), null));
    }

    @CanIgnoreReturnValue
    public OrderStory opensDispute(Actor actor) {
        return step(actor, ClaimFixtures.openDispute(order()));
    }

    @CanIgnoreReturnValue
    public OrderStory decides(Dispute.Outcome outcome) {
        return step(OrderFixtures.OPERATOR, ClaimFixtures.decide(order(), outcome, null));
    }

    /** The provider asks for a day more. */
    @CanIgnoreReturnValue
    public OrderStory proposesADay() {
        return step(OrderFixtures.PROVIDER, ClaimFixtures.proposeADay(order(), now));
    }

    /** The payment platform cannot give back what it was asked for first. */
    @CanIgnoreReturnValue
    public OrderStory refundFails() {
        String refund = order().payments().refunds().getFirst().id();
        return step(Actor.PAYMENTS, CommandFixtures.refundFailed(order(), refund));
    }

    /** Time passes until just after the deadline that runs, which then does what it is for. */
    @CanIgnoreReturnValue
    public OrderStory missesDeadline() {
        Deadline missed = deadline();
        Instant justAfter = missed.dueAt().plusMillis(1);
        return at(justAfter.isAfter(now) ? justAfter : now)
                .step(Actor.DEADLINE, CommandFixtures.expire(order(), missed));
    }

    /** As it stands now, to try what else could happen. */
    OrderStory copy() {
        OrderStory copy = new OrderStory(now);
        copy.events.addAll(events);
        copy.order = order;
        copy.attempts = attempts;
        copy.captures = captures;
        return copy;
    }

    private void record(Actor actor, OrderEvent event) {
        RecordedEvent recorded = new RecordedEvent(events.size() + 1L, now, actor, event);
        order = Evolution.evolve(order, recorded);
        events.add(recorded);
    }
}
