package marketplace.order.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import marketplace.contracts.Role;

/** Commands that somebody might give to an order: mostly sensible, often enough late, doubled, wrong or by the wrong party. */
final class RandomCommands {

    private final Random random;
    private final List<String> deadlines = new ArrayList<>(List.of("START-1000"));
    private int ids;

    RandomCommands(long seed) {
        random = new Random(seed);
    }

    /** A command and who gives it. */
    record Given(Actor actor, OrderCommand command) {}

    ProductSnapshot product() {
        int kind = random.nextInt(100);
        if (kind < 50) {
            return OrderFixtures.productWithForm();
        }
        if (kind < 65) {
            return OrderFixtures.productWithoutForm();
        }
        return kind < 85 ? OrderFixtures.saas() : oneOf(List.of(OrderFixtures.api(), OrderFixtures.image()));
    }

    /** Terms in which limits are reached and clocks run out now and then. */
    Order.Terms terms(ProductSnapshot product) {
        DeadlinePolicy policy = chance(50)
                ? OrderFixtures.DEADLINES
                : new DeadlinePolicy(
                        days(5), days(10), days(6), days(4), days(1), days(2), List.of(days(2), Duration.ofHours(6)));
        OrderLimits limits = chance(50)
                ? OrderFixtures.LIMITS
                : new OrderLimits(
                        2, 90 + random.nextInt(40), 3, Duration.ofHours(3), 3, 1, new KeyRotations(1, days(1)));
        return new Order.Terms(policy, limits, OrderFixtures.terms(product).claims());
    }

    /** How long nobody does anything. */
    Duration pause(Order order, Instant now) {
        Deadline running = order.clocks().running();
        if (running != null && chance(8)) {
            return notNegative(Duration.between(now, running.dueAt()).plusNanos(random.nextInt(3) - 1L));
        }
        if (running != null && !running.remindAt().isEmpty() && chance(8)) {
            return notNegative(Duration.between(now, oneOf(running.remindAt())));
        }
        return switch (random.nextInt(10)) {
            case 0 -> Duration.ZERO;
            case 1 -> Duration.ofMillis(random.nextInt(1_000));
            case 2 -> Duration.ofHours(random.nextInt(100));
            default -> Duration.ofMinutes(random.nextInt(120));
        };
    }

    Given next(Order order, Instant now) {
        Deadline running = order.clocks().running();
        if (running != null) {
            deadlines.add(running.id());
        }
        int kind = random.nextInt(100);
        if (kind < 60) {
            return party(order, now);
        }
        if (kind < 70) {
            return new Given(Actor.DELIVERY, delivery(order));
        }
        return kind < 85
                ? new Given(Actor.PAYMENTS, payment(order, now))
                : new Given(Actor.DEADLINE, deadline(order, now));
    }

    private Given party(Order order, Instant now) {
        Role first = chance(15) ? Role.OPERATOR : oneOf(List.of(Role.BUYER, Role.PROVIDER));
        List<Action> possible = Action.allowed(order, first, now);
        Action action = possible.isEmpty() || chance(15) ? oneOf(List.of(Action.values())) : oneOf(possible);
        Role role = action.roles().contains(first)
                ? first
                : oneOf(action.roles().stream().sorted().toList());
        Role given = chance(95) ? role : oneOf(List.of(Role.values()));
        return new Given(new Actor(given, given + "-1"), command(action, order, now));
    }

    private OrderCommand command(Action action, Order order, Instant now) {
        return switch (action) {
            case REPRICE ->
                CommandFixtures.reprice(
                        order, chance(90) ? price() : order.pricing().price());
            case CANCEL -> chance(25) ? CommandFixtures.cancel(order) : openPaymentAttempt(order);
            case OPEN_PAYMENT_ATTEMPT -> openPaymentAttempt(order);
            case SUBMIT_REQUIREMENT -> new OrderCommand.SubmitRequirement(order.number(), answers(), List.of());
            case EDIT_REQUIREMENT -> new OrderCommand.EditRequirement(order.number(), answers(), List.of());
            case RETURN_REQUIREMENT -> CommandFixtures.returnRequirement(order);
            case START ->
                chance(70)
                        ? CommandFixtures.start(order)
                        : new OrderCommand.StartImplementation(order.number(), random.nextInt(4));
            case COMPLETE -> CommandFixtures.complete(order);
            case CONFIRM -> chance(40) ? CommandFixtures.confirm(order) : CommandFixtures.rejectCompletion(order);
            case REJECT_COMPLETION -> CommandFixtures.rejectCompletion(order);
            default -> claim(action, order, now);
        };
    }

    private OrderCommand claim(Action action, Order order, Instant now) {
        return switch (action) {
            case ASK_REFUND -> ClaimFixtures.askRefund(order, chance(50) ? null : price());
            case AGREE_REFUND ->
                chance(50)
                        ? ClaimFixtures.agreeRefund(order)
                        : new OrderCommand.AgreeRefund(order.number(), 1 + random.nextInt(2));
            case REFUSE_REFUND -> ClaimFixtures.refuseRefund(order);
            case WITHDRAW_REFUND -> ClaimFixtures.withdrawRefund(order);
            case OPEN_DISPUTE -> ClaimFixtures.openDispute(order);
            case ADD_EVIDENCE -> ClaimFixtures.addEvidence(order);
            case WITHDRAW_DISPUTE -> ClaimFixtures.withdrawDispute(order);
            case DECIDE_DISPUTE ->
                ClaimFixtures.decide(order, oneOf(List.of(Dispute.Outcome.values())), chance(70) ? null : price());
            case PROPOSE_EXTENSION ->
                chance(80)
                        ? ClaimFixtures.proposeADay(order, now)
                        : ClaimFixtures.proposeExtension(order, now.plus(days(random.nextInt(200))));
            case ACCEPT_EXTENSION -> ClaimFixtures.acceptExtension(order);
            case DECLINE_EXTENSION -> ClaimFixtures.declineExtension(order);
            case ROTATE_KEY -> new OrderCommand.RotateKey(order.number(), OrderFixtures.key("K-" + ++ids));
            case RETRY_REFUND -> new OrderCommand.RetryRefund(order.number(), refund(order));
            case SETTLE_REFUND -> new OrderCommand.SettleRefund(order.number(), refund(order), "by hand");
            default -> throw new IllegalStateException("no claim: " + action);
        };
    }

    private OrderCommand delivery(Order order) {
        DeliveryMethod from = chance(90)
                ? order.product().deliveryMethod()
                : oneOf(List.of(DeliveryMethod.SAAS, DeliveryMethod.IMAGE, DeliveryMethod.API));
        return switch (random.nextInt(5)) {
            case 0 ->
                new OrderCommand.RecordDelivery(order.number(), from, "instance-1", OrderFixtures.SEALED_INFORMATION);
            case 1 -> new OrderCommand.RecordIssuedKey(order.number(), OrderFixtures.key("K-" + ++ids));
            case 2 ->
                new OrderCommand.RecordDeliveryTrouble(order.number(), from, oneOf(List.of("TIME_OUT", "BAD_ANSWER")));
            case 3 -> new OrderCommand.RecordDeliveryUndone(order.number(), from);
            default -> new OrderCommand.RetryFailedRefund(order.number(), refund(order), 1 + random.nextInt(2));
        };
    }

    private String refund(Order order) {
        List<Payments.Refund> refunds = order.payments().refunds();
        return refunds.isEmpty() || chance(10) ? "R-none" : oneOf(refunds).id();
    }

    private OrderCommand openPaymentAttempt(Order order) {
        ids++;
        return CommandFixtures.openPaymentAttempt(order, "A-" + ids);
    }

    private OrderCommand payment(Order order, Instant now) {
        List<Payments.Refund> refunds = order.payments().refunds();
        if (!refunds.isEmpty() && chance(50)) {
            String id = chance(90) ? oneOf(refunds).id() : "R-none";
            return chance(50) ? CommandFixtures.refundCompleted(order, id) : CommandFixtures.refundFailed(order, id);
        }
        List<Payments.Attempt> attempts = order.payments().attempts();
        List<Payments.Capture> captures = order.payments().captures();
        ids++;
        String captureId =
                captures.isEmpty() || chance(85) ? "C-" + ids : oneOf(captures).id();
        if (attempts.isEmpty() || chance(10)) {
            return CommandFixtures.capture(order, captureId, "A-none", price(), now);
        }
        Payments.Attempt attempt = chance(70) ? attempts.getLast() : oneOf(attempts);
        Money amount = chance(85) ? attempt.amount() : price();
        Instant capturedAt = chance(70) && now.isAfter(attempt.expiresAt()) ? attempt.expiresAt() : now;
        return CommandFixtures.capture(order, captureId, attempt.id(), amount, capturedAt);
    }

    private OrderCommand deadline(Order order, Instant now) {
        String id = chance(80) ? deadlines.getLast() : oneOf(deadlines);
        Deadline running = order.clocks().running();
        return switch (random.nextInt(4)) {
            case 0 -> CommandFixtures.cancelByDeadline(order, id);
            case 2 -> new OrderCommand.AgreeRefundByDeadline(order.number(), id);
            case 1 -> CommandFixtures.confirmByDeadline(order, id);
            default ->
                running == null || running.remindAt().isEmpty() || chance(10)
                        ? CommandFixtures.remind(order, id, now)
                        : CommandFixtures.remind(order, id, oneOf(running.remindAt()));
        };
    }

    private Money price() {
        return chance(95) ? OrderFixtures.cny(random.nextInt(130_000) - 1_000L) : new Money(100, "USD");
    }

    private Map<String, String> answers() {
        return chance(90) ? Map.of("host", "db" + random.nextInt(9), "engine", "MySQL") : Map.of("host", "");
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private <T> T oneOf(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private static Duration notNegative(Duration duration) {
        return duration.isNegative() ? Duration.ZERO : duration;
    }

    private static Duration days(int days) {
        return Duration.ofDays(days);
    }
}
