package marketplace.order.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import marketplace.order.model.OrderEvent.CancelCause;
import marketplace.order.model.OrderEvent.StrayCause;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** An order and its events survive being stored as JSON, and look the same as long as the journal is kept. */
class OrderJsonTests {

    @ParameterizedTest
    @EnumSource(OrderStatus.class)
    void anOrderInEveryStatusIsReadBackAsItWas(OrderStatus status) {
        OrderStory story = OrderFixtures.storyUntil(status);

        OrderJson.checkRoundTrips(story.order(), story.events());
    }

    @ParameterizedTest
    @MethodSource("events")
    void everyEventIsReadBackAsItWasAndNamesItsType(OrderEvent event) {
        String json = OrderJson.MAPPER.writeValueAsString(event);

        assertThat(OrderJson.MAPPER.readValue(json, OrderEvent.class)).isEqualTo(event);
        assertThat(json)
                .startsWith("{\"event\":\"%s\"".formatted(event.getClass().getSimpleName()));
    }

    @Test
    void noKindOfEventIsForgotten() {
        assertThat(events().map(OrderEvent::getClass).collect(Collectors.toSet()))
                .isEqualTo(EveryCommand.kindsOf(OrderEvent.class));
    }

    @Test
    void timesAreTextAndWhatIsNotThereIsLeftOut() {
        JsonNode json = OrderJson.MAPPER.valueToTree(OrderFixtures.orderIn(OrderStatus.PENDING_PAYMENT));

        assertThat(json.at("/milestones/purchasedAt").asString()).isEqualTo("2026-11-02T02:00:00Z");
        assertThat(json.at("/terms/deadlines/payment").asString()).isEqualTo("PT168H");
        assertThat(json.at("/milestones/paidAt").isMissingNode()).isTrue();
        assertThat(json.propertyNames())
                .startsWith("identity", "product", "terms", "version", "status", "pricing", "payments");
    }

    static Stream<OrderEvent> events() {
        Order order = OrderFixtures.orderIn(OrderStatus.PENDING_PAYMENT);
        Money money = OrderFixtures.LIST_PRICE;
        return Stream.of(
                new OrderEvent.OrderPlaced(order.identity(), order.product(), order.terms()),
                new OrderEvent.OrderPlaced(
                        new Order.Identity("1", "b", "p", new Contact("Li", null, null)),
                        OrderFixtures.productWithoutForm(),
                        order.terms()),
                new OrderEvent.OrderRepriced(money, OrderFixtures.cny(1), "why"),
                new OrderEvent.PaymentAttemptOpened("A-1", 1, money, OrderFixtures.PLACED_AT),
                new OrderEvent.OrderPaid("C-1", "A-1", money, OrderFixtures.PLACED_AT.plusNanos(1)),
                new OrderEvent.StrayCaptureReceived(
                        "C-1", "A-1", money, OrderFixtures.PLACED_AT, StrayCause.EXPIRED_ATTEMPT),
                new OrderEvent.RequirementSubmitted(1, OrderFixtures.ANSWERS),
                new OrderEvent.RequirementEdited(2, Map.of("host", "\"数据库\"\n")),
                new OrderEvent.RequirementReturned(2, "which host?"),
                new OrderEvent.ImplementationStarted(2),
                new OrderEvent.ImplementationStarted(null),
                new OrderEvent.ImplementationCompleted(1, OrderFixtures.SEALED_INFORMATION),
                new OrderEvent.CompletionRejected(1, "why"),
                new OrderEvent.CompletionConfirmed(1),
                new OrderEvent.OrderCancelled(CancelCause.BUYER_REQUEST, "why"),
                new OrderEvent.OrderCancelled(CancelCause.START_OVERDUE, null),
                new OrderEvent.RefundRequested("R-1", "C-1", money, "START_OVERDUE"),
                new OrderEvent.RefundCompleted("R-1", money),
                new OrderEvent.RefundFailed("R-1", money, "why"),
                new OrderEvent.DeadlineReminded("START-1", OrderFixtures.PLACED_AT));
    }
}
