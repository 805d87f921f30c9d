package marketplace.order.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import marketplace.contracts.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where an order's life begins, what is said of orders that are not there (rule 7), and which histories are none. */
class PlacingTests {

    private static final Order PLACED = OrderStory.placed().order();

    @Test
    void anOrderBeginsUnpaidAtItsListPrice() {
        assertThat(PLACED)
                .extracting(
                        Order::version, Order::status, order -> order.pricing().price())
                .containsExactly(1L, OrderStatus.PENDING_PAYMENT, OrderFixtures.LIST_PRICE);
        assertThat(PLACED.milestones()).isEqualTo(new Order.Milestones(OrderFixtures.PLACED_AT, null, null));
    }

    @ParameterizedTest
    @EnumSource(value = Role.class, names = "BUYER", mode = EnumSource.Mode.EXCLUDE)
    void onlyABuyerPlacesOrders(Role role) {
        Decision decision = Decider.decide(
                null, CommandFixtures.place(PLACED), new Actor(role, "somebody"), OrderFixtures.PLACED_AT);

        assertThat(decision)
                .isInstanceOfSatisfying(
                        Decision.Refused.class,
                        refused -> assertThat(refused.refusal().reason()).isEqualTo(RefusalReason.ROLE_NOT_ALLOWED));
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void everyCommandToAnOrderThatIsNotThereGetsTheSameAnswer(Role role) {
        OrderStory seen = OrderFixtures.storyUntil(OrderStatus.AWAITING_START);

        assertThat(EveryCommand.onto(seen.order(), seen.now()))
                .extracting(timed -> Decider.decide(null, timed.command(), new Actor(role, "x"), timed.at()))
                .containsOnly(Decision.refused(RefusalReason.ORDER_NOT_FOUND, "no order with this number"));
    }

    @Test
    void aHistoryThatSkipsOrRepeatsAVersionIsNone() {
        RecordedEvent placed = OrderStory.placed().events().getFirst();
        OrderEvent repriced = new OrderEvent.OrderRepriced(OrderFixtures.LIST_PRICE, OrderFixtures.cny(1), "why");

        assertThatIllegalStateException().isThrownBy(() -> Evolution.replay(List.of(placed, placed)));
        assertThatIllegalStateException()
                .isThrownBy(() -> Evolution.replay(List.of(
                        placed, new RecordedEvent(3, OrderFixtures.PLACED_AT, OrderFixtures.PROVIDER, repriced))));
        assertThatIllegalStateException()
                .isThrownBy(() -> Evolution.replay(
                        List.of(new RecordedEvent(1, OrderFixtures.PLACED_AT, OrderFixtures.PROVIDER, repriced))));
    }

    @Test
    void aHistoryInWhichAnOrderIsPlacedTwiceIsNone() {
        RecordedEvent placed = OrderStory.placed().events().getFirst();
        RecordedEvent again = new RecordedEvent(2, placed.at(), placed.actor(), placed.event());

        assertThatIllegalStateException().isThrownBy(() -> Evolution.replay(List.of(placed, again)));
    }
}
