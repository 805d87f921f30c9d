package marketplace.order.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import marketplace.contracts.Role;
import marketplace.order.model.OrderCommand.PartyCommand;
import marketplace.order.model.OrderCommand.PlaceOrder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every status times every command times every role. What is not in the table is refused. */
class StatusTimesCommandTests {

    /** Status, command, who gives it, status after it. */
    private static final String ACCEPTED_WITH_FORM = """
            PENDING_PAYMENT       RepriceOrder           PROVIDER  PENDING_PAYMENT
            PENDING_PAYMENT       CancelOrder            BUYER     CANCELLED
            PENDING_PAYMENT       OpenPaymentAttempt     BUYER     PENDING_PAYMENT
            PENDING_PAYMENT       RecordCapture          -         AWAITING_REQUIREMENT
            PENDING_PAYMENT       CancelByDeadline       -         CANCELLED
            PENDING_PAYMENT       RemindOfDeadline       -         PENDING_PAYMENT

            AWAITING_REQUIREMENT  SubmitRequirement      BUYER     AWAITING_START
            AWAITING_REQUIREMENT  RecordCapture          -         AWAITING_REQUIREMENT
            AWAITING_REQUIREMENT  CancelByDeadline       -         CANCELLED
            AWAITING_REQUIREMENT  RemindOfDeadline       -         AWAITING_REQUIREMENT

            AWAITING_START        EditRequirement        BUYER     AWAITING_START
            AWAITING_START        ReturnRequirement      PROVIDER  AWAITING_REQUIREMENT
            AWAITING_START        StartImplementation    PROVIDER  IN_PROGRESS
            AWAITING_START        RecordCapture          -         AWAITING_START
            AWAITING_START        CancelByDeadline       -         CANCELLED
            AWAITING_START        RemindOfDeadline       -         AWAITING_START

            IN_PROGRESS           CompleteImplementation PROVIDER  AWAITING_CONFIRMATION
            IN_PROGRESS           RecordCapture          -         IN_PROGRESS

            AWAITING_CONFIRMATION ConfirmCompletion      BUYER     COMPLETED
            AWAITING_CONFIRMATION RejectCompletion       BUYER     IN_PROGRESS
            AWAITING_CONFIRMATION RecordCapture          -         AWAITING_CONFIRMATION
            AWAITING_CONFIRMATION ConfirmByDeadline      -         COMPLETED
            AWAITING_CONFIRMATION RemindOfDeadline       -         AWAITING_CONFIRMATION

            COMPLETED             RecordCapture          -         COMPLETED

            CANCELLED             RecordCapture          -         CANCELLED
            CANCELLED             RecordRefundCompleted  -         CANCELLED
            CANCELLED             RecordRefundFailed     -         CANCELLED
            """;

    /** What is different where no form is asked for. */
    private static final String ACCEPTED_WITHOUT_FORM = ACCEPTED_WITH_FORM
            .replaceAll("(?m)^AWAITING_REQUIREMENT .*\n", "")
            .replaceAll("(?m)^.* (EditRequirement|ReturnRequirement) .*\n", "")
            .replaceAll("(?m)^(PENDING_PAYMENT +RecordCapture .*)AWAITING_REQUIREMENT$", "$1AWAITING_START");

    private static final Set<String> WHILE_UNPAID = Set.of("RepriceOrder", "CancelOrder", "OpenPaymentAttempt");
    private static final Set<String> OF_REFUNDS = Set.of("RecordRefundCompleted", "RecordRefundFailed");

    @ParameterizedTest(name = "{0}, {1}, {2}")
    @MethodSource("everything")
    void acceptsWhatTheTableSaysAndRefusesEverythingElse(
            OrderStatus status,
            String name,
            Role role,
            Order order,
            EveryCommand.Timed timed,
            Map<Step, OrderStatus> table) {
        Decision decision = Decider.decide(order, timed.command(), new Actor(role, "somebody"), timed.at());

        OrderStatus next = table.get(new Step(status, name, roleIn(timed, role)));
        if (next == null) {
            assertThat(decision)
                    .isInstanceOfSatisfying(
                            Decision.Refused.class,
                            refused -> assertThat(refused.refusal().reason()).isEqualTo(reason(timed, status, role)));
        } else {
            assertThat(after(order, decision, timed.at()).status()).isEqualTo(next);
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
    void everyLineOfTheTableNamesSomethingThatIsTested() {
        Set<Step> tested = everything()
                .map(Arguments::get)
                .map(row -> new Step(
                        (OrderStatus) row[0], (String) row[1], roleIn((EveryCommand.Timed) row[4], (Role) row[2])))
                .collect(Collectors.toSet());

        assertThat(tested).containsAll(table(ACCEPTED_WITH_FORM).keySet());
        assertThat(table(ACCEPTED_WITH_FORM)).hasSize(27);
        assertThat(table(ACCEPTED_WITHOUT_FORM)).hasSize(21);
    }

    @Test
    void theActionsThatAnOrderOffersAreThoseThatItAccepts() {
        assertThat(everything().map(Arguments::get)).allSatisfy(row -> {
            if (row[4] instanceof EveryCommand.Timed(PartyCommand command, Instant at)) {
                Order order = (Order) row[3];
                Role role = (Role) row[2];
                boolean accepted =
                        Decider.decide(order, command, new Actor(role, "somebody"), at) instanceof Decision.Accepted;
                assertThat(Action.allowed(order, role).contains(command.action()))
                        .isEqualTo(accepted);
            }
        });
    }

    static Stream<Arguments> everything() {
        return Stream.concat(
                rows(OrderFixtures.productWithForm(), table(ACCEPTED_WITH_FORM)),
                rows(OrderFixtures.productWithoutForm(), table(ACCEPTED_WITHOUT_FORM)));
    }

    private static Stream<Arguments> rows(ProductSnapshot product, Map<Step, OrderStatus> table) {
        return Arrays.stream(OrderStatus.values())
                .filter(status -> product.requirementAsked() || status != OrderStatus.AWAITING_REQUIREMENT)
                .map(status -> OrderFixtures.storyUntil(status, product))
                .flatMap(story -> EveryCommand.onto(story.order(), story.now()).stream()
                        .flatMap(timed -> Arrays.stream(Role.values())
                                .map(role -> Arguments.of(
                                        story.order().status(), timed.name(), role, story.order(), timed, table))));
    }

    private static Map<Step, OrderStatus> table(String text) {
        Function<String, @Nullable Role> role = word -> "-".equals(word) ? null : Role.valueOf(word);
        return text.lines()
                .filter(line -> !line.isBlank())
                .map(line -> line.split(" +", -1))
                .collect(Collectors.toMap(
                        words -> new Step(OrderStatus.valueOf(words[0]), words[1], role.apply(words[2])),
                        words -> OrderStatus.valueOf(words[3])));
    }

    /** Commands of machines are not given in a role. */
    private static @Nullable Role roleIn(EveryCommand.Timed timed, Role role) {
        return timed.command() instanceof PartyCommand ? role : null;
    }

    private static RefusalReason reason(EveryCommand.Timed timed, OrderStatus status, Role role) {
        if (timed.command() instanceof PartyCommand party) {
            if (party.action().role() != role) {
                return RefusalReason.ROLE_NOT_ALLOWED;
            }
            if (status == OrderStatus.CANCELLED) {
                return RefusalReason.ORDER_CANCELLED;
            }
            return WHILE_UNPAID.contains(timed.name()) ? RefusalReason.ALREADY_PAID : RefusalReason.ACTION_NOT_ALLOWED;
        }
        return OF_REFUNDS.contains(timed.name()) ? RefusalReason.REFUND_UNKNOWN : RefusalReason.DEADLINE_NOT_RUNNING;
    }

    private static Order after(Order order, Decision decision, Instant at) {
        assertThat(decision).isInstanceOf(Decision.Accepted.class);
        Order after = order;
        for (OrderEvent event : ((Decision.Accepted) decision).events()) {
            after = Evolution.evolve(after, new RecordedEvent(after.version() + 1, at, Actor.DEADLINE, event));
        }
        return after;
    }

    /** One line of the table; no role for a machine. */
    record Step(
            OrderStatus status, String command, @Nullable Role role) {}
}
