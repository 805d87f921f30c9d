package marketplace.order.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import marketplace.contracts.Role;
import marketplace.order.model.AcceptedCommands.Step;
import marketplace.order.model.OrderCommand.PartyCommand;
import marketplace.order.model.OrderCommand.PlaceOrder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every status, with whatever is open beside it, times every command times every role. What is not in the table is refused. */
class StatusTimesCommandTests {

    private static final Set<String> WHILE_UNPAID = Set.of("RepriceOrder", "CancelOrder", "OpenPaymentAttempt");
    private static final Set<String> AFTER_A_FAILURE = Set.of("RetryRefund", "SettleRefund");
    private static final Set<String> OF_DELIVERIES =
            Set.of("RecordDelivery", "RecordIssuedKey", "RecordDeliveryTrouble");

    @ParameterizedTest(name = "{0}, {1}, {2}")
    @MethodSource("everything")
    void acceptsWhatTheTableSaysAndRefusesEverythingElse(
            Situation situation, String name, Role role, EveryCommand.Timed timed, Map<Step, String> table) {
        Order order = situation.order();

        Decision decision = Decider.decide(order, timed.command(), new Actor(role, "somebody"), timed.at());

        String next = table.get(new Step(situation.name(), name, roleIn(timed, role)));
        if (next == null) {
            assertThat(decision)
                    .isInstanceOfSatisfying(
                            Decision.Refused.class,
                            refused ->
                                    assertThat(refused.refusal().reason()).isEqualTo(reason(situation, timed, role)));
        } else {
            OrderStatus status = next.equals("=") ? order.status() : OrderStatus.valueOf(next);
            assertThat(after(order, decision, timed.at()).status()).isEqualTo(status);
        }
        assertThat(Decider.decide(order, timed.command(), new Actor(role, "somebody"), timed.at()))
                .as("decided again")
                .isEqualTo(decision);
    }

    @ParameterizedTest
    @EnumSource(OrderStatus.class)
    void noOrderIsPlacedAgain(OrderStatus status) {
        Order order = OrderFixtures.orderIn(status);

        assertThatIllegalStateException()
                .isThrownBy(() -> Decider.decide(
                        order, CommandFixtures.place(order), OrderFixtures.BUYER, OrderFixtures.PLACED_AT));
    }

    @Test
    void theStatusesOfTheFixturesAreWhatTheyAreCalled() {
        assertThat(OrderStatus.values())
                .allSatisfy(status ->
                        assertThat(OrderFixtures.orderIn(status).status()).isEqualTo(status));
    }

    @Test
    void noKindOfCommandIsForgotten() {
        OrderStory story = OrderFixtures.storyUntil(OrderStatus.AWAITING_START);

        Set<Class<?>> tested = EveryCommand.onto(story.order(), story.now()).stream()
                .map(timed -> timed.command().getClass())
                .collect(Collectors.toSet());
        tested.add(PlaceOrder.class);

        assertThat(tested).isEqualTo(EveryCommand.kindsOf(OrderCommand.class));
    }

    @Test
    void everyLineOfEveryTableNamesSomethingThatIsTested() {
        Map<Map<Step, String>, Set<Step>> tested = everything()
                .map(Arguments::get)
                .collect(Collectors.groupingBy(
                        row -> table(row[4]),
                        Collectors.mapping(
                                row -> new Step(
                                        ((Situation) row[0]).name(),
                                        (String) row[1],
                                        roleIn((EveryCommand.Timed) row[3], (Role) row[2])),
                                Collectors.toSet())));

        assertThat(tested).hasSize(4);
        assertThat(tested).allSatisfy((table, steps) -> assertThat(steps).containsAll(table.keySet()));
    }

    @Test
    void theActionsThatAnOrderOffersAreThoseThatItAccepts() {
        assertThat(everything().map(Arguments::get)).allSatisfy(row -> {
            if (row[3] instanceof EveryCommand.Timed(PartyCommand command, Instant at)) {
                Order order = ((Situation) row[0]).order();
                Role role = (Role) row[2];
                Decision decision = Decider.decide(order, command, new Actor(role, "somebody"), at);
                assertThat(Action.allowed(order, role, at).contains(command.action()))
                        .isEqualTo(decision instanceof Decision.Accepted || isOutcome(decision));
            }
        });
    }

    static Stream<Arguments> everything() {
        return Stream.of(
                        rows(OrderFixtures.productWithForm(), AcceptedCommands.WITH_FORM),
                        rows(OrderFixtures.productWithoutForm(), AcceptedCommands.WITHOUT_FORM),
                        rows(OrderFixtures.saas(), AcceptedCommands.SAAS),
                        rows(OrderFixtures.api(), AcceptedCommands.API))
                .flatMap(rows -> rows);
    }

    private static Stream<Arguments> rows(ProductSnapshot product, String text) {
        Map<Step, String> table = AcceptedCommands.table(text);
        return Situation.of(product).stream()
                .flatMap(situation -> EveryCommand.onto(
                                situation.order(), situation.story().now())
                        .stream()
                        .flatMap(timed -> Arrays.stream(Role.values())
                                .map(role -> Arguments.of(situation, timed.name(), role, timed, table))));
    }

    @SuppressWarnings("unchecked")
    private static Map<Step, String> table(Object argument) {
        return (Map<Step, String>) argument;
    }

    /** Commands of machines are not given in a role. */
    private static @Nullable Role roleIn(EveryCommand.Timed timed, Role role) {
        return timed.command() instanceof PartyCommand ? role : null;
    }

    private static boolean isOutcome(Decision decision) {
        return decision instanceof Decision.Refused(Refusal refusal)
                && refusal.reason() == RefusalReason.OUTCOME_NOT_POSSIBLE;
    }

    private static RefusalReason reason(Situation situation, EveryCommand.Timed timed, Role role) {
        return timed.command() instanceof PartyCommand party
                ? reason(situation, timed.name(), party.action(), role)
                : machineReason(situation, timed.name());
    }

    private static RefusalReason reason(Situation situation, String name, Action action, Role role) {
        if (!action.roles().contains(role)) {
            return RefusalReason.ROLE_NOT_ALLOWED;
        }
        if (AFTER_A_FAILURE.contains(name)) {
            return RefusalReason.REFUND_NOT_FAILED;
        }
        if (situation.order().status() == OrderStatus.CANCELLED) {
            return RefusalReason.ORDER_CANCELLED;
        }
        if (WHILE_UNPAID.contains(name)) {
            return RefusalReason.ALREADY_PAID;
        }
        if (situation.is(Situation.DISPUTE)) {
            return action == Action.DECIDE_DISPUTE ? RefusalReason.OUTCOME_NOT_POSSIBLE : RefusalReason.ORDER_DISPUTED;
        }
        if (situation.is(Situation.REFUND)) {
            return RefusalReason.REFUND_OPEN;
        }
        return action == Action.ASK_REFUND ? RefusalReason.NOT_REFUNDABLE : RefusalReason.ACTION_NOT_ALLOWED;
    }

    private static RefusalReason machineReason(Situation situation, String name) {
        if (OF_DELIVERIES.contains(name)) {
            return RefusalReason.NOT_DELIVERING;
        }
        return switch (name) {
            case "RecordRefundCompleted", "RecordRefundFailed" ->
                situation.order().payments().refunds().isEmpty()
                        ? RefusalReason.REFUND_UNKNOWN
                        : RefusalReason.ALREADY_RECORDED;
            case "RetryFailedRefund" ->
                situation.order().payments().refunds().isEmpty()
                        ? RefusalReason.REFUND_UNKNOWN
                        : RefusalReason.REFUND_NOT_FAILED;
            case "RecordDeliveryUndone" -> RefusalReason.ALREADY_RECORDED;
            case "RemindOfDeadline" ->
                situation.order().clocks().running() == null
                        ? RefusalReason.DEADLINE_NOT_RUNNING
                        : RefusalReason.DEADLINE_NOT_DUE;
            default -> RefusalReason.DEADLINE_NOT_RUNNING;
        };
    }

    private static Order after(Order order, Decision decision, Instant at) {
        assertThat(decision).isInstanceOf(Decision.Accepted.class);
        Order after = order;
        for (OrderEvent event : ((Decision.Accepted) decision).events()) {
            after = Evolution.evolve(after, new RecordedEvent(after.version() + 1, at, Actor.DEADLINE, event));
        }
        return after;
    }
}
