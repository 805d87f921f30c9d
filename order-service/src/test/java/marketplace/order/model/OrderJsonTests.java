package marketplace.order.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import marketplace.contracts.Role;
import marketplace.order.model.OrderEvent.CancelCause;
import marketplace.order.model.OrderEvent.StrayCause;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An order and its events survive being stored as JSON, and look the same as long as the journal is kept. */
class OrderJsonTests {

    private static final Attachment FILE = new Attachment("F-1", "plan.pdf", "application/pdf", 1_234, "ab".repeat(32));

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

    @Test
    void whatWasStoredBeforeThereWereClaimsIsReadAsHavingNone() {
        ObjectNode order = OrderJson.MAPPER.valueToTree(OrderFixtures.orderIn(OrderStatus.AWAITING_CONFIRMATION));
        order.remove(List.of("claims", "extensions"));
        ((ObjectNode) order.get("terms")).remove("claims");
        ((ObjectNode) order.get("terms").get("deadlines")).remove(List.of("delivery", "refundAnswer"));
        ((ObjectNode) order.get("clocks")).remove(List.of("requirementGranted", "startGranted", "paused"));
        ((ObjectNode) order.get("requirement")).remove("attachments");
        ((ObjectNode) order.get("implementation")).remove("attachments");

        Order read = OrderJson.MAPPER.treeToValue(order, Order.class);

        assertThat(read.claims()).isEqualTo(Claims.NONE);
        assertThat(read.extensions()).isEqualTo(Extensions.NONE);
        assertThat(read.terms().claims()).isEqualTo(ClaimTerms.OF_OLD);
        assertThat(read.clocks())
                .isEqualTo(
                        OrderFixtures.orderIn(OrderStatus.AWAITING_CONFIRMATION).clocks());
        assertThat(read.requirement())
                .isEqualTo(
                        OrderFixtures.orderIn(OrderStatus.AWAITING_CONFIRMATION).requirement());
        assertThat(OrderJson.MAPPER.readValue(
                        "{\"event\":\"ImplementationCompleted\",\"round\":1,\"sealedInformation\":\"c2\"}",
                        OrderEvent.class))
                .isEqualTo(new OrderEvent.ImplementationCompleted(1, "c2", List.of()));
    }

    @Test
    void aKeyOfBeforeRotationsWereCountedCanBeReplacedLikeAnyOther() {
        ObjectNode order =
                OrderJson.MAPPER.valueToTree(OrderFixtures.storyUntil(OrderStatus.COMPLETED, OrderFixtures.api())
                        .order());
        ((ObjectNode) order.at("/terms/limits")).remove("keyRotations");
        ((ObjectNode) order.get("delivery")).remove("rotatedAt");

        Order read = OrderJson.MAPPER.treeToValue(order, Order.class);

        assertThat(read.terms().limits().keyRotations()).isEqualTo(KeyRotations.OF_OLD);
        assertThat(read.delivery()).isNotNull().extracting(Delivery::rotatedAt).isEqualTo(List.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"REQUESTED", "REFUNDED", "FAILED"})
    void aRefundOfBeforeTriesWereCountedWasAskedForOnce(String state) {
        ObjectNode order = OrderJson.MAPPER.valueToTree(OrderFixtures.orderIn(OrderStatus.CANCELLED));
        ObjectNode refund = (ObjectNode) order.at("/payments/refunds/0");
        refund.remove("tries");
        refund.put("state", state);

        Order read = marketplace.order.journal.OrderJson.readOrder(order.toString());

        assertThat(read.payments().refunds()).singleElement().satisfies(old -> {
            assertThat(old.tries()).isEqualTo(1);
            assertThat(old.state().name()).isEqualTo(state);
        });
        assertThat(read.refundRetryAt()).isEmpty();
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
                new OrderEvent.RequirementSubmitted(1, OrderFixtures.ANSWERS, List.of(FILE)),
                new OrderEvent.RequirementEdited(2, Map.of("host", "\"数据库\"\n"), List.of()),
                new OrderEvent.RequirementReturned(2, "which host?"),
                new OrderEvent.ImplementationStarted(2),
                new OrderEvent.ImplementationStarted(null),
                new OrderEvent.ImplementationCompleted(1, OrderFixtures.SEALED_INFORMATION, List.of(FILE)),
                new OrderEvent.CompletionRejected(1, "why"),
                new OrderEvent.CompletionConfirmed(1),
                new OrderEvent.OrderCancelled(CancelCause.BUYER_REQUEST, "why"),
                new OrderEvent.OrderCancelled(CancelCause.START_OVERDUE, null),
                new OrderEvent.RefundRequested("R-1", "C-1", money, "START_OVERDUE"),
                new OrderEvent.RefundCompleted("R-1", money, true),
                new OrderEvent.RefundFailed("R-1", money, "why", 1, Instant.parse("2026-11-02T02:00:00Z")),
                new OrderEvent.DeadlineReminded("START-1", OrderFixtures.PLACED_AT),
                new OrderEvent.DeliveryRequested(new AutomaticDelivery.Saas("gold"), "b"),
                new OrderEvent.DeliveryRequested(new AutomaticDelivery.Image("i", "r"), "b"),
                new OrderEvent.DeliveryRequested(new AutomaticDelivery.Api("https://a", "q"), "b"),
                new OrderEvent.DeliveryTroubled("TIME_OUT"),
                new OrderEvent.OrderDelivered("i-1", OrderFixtures.SEALED_INFORMATION),
                new OrderEvent.KeyIssued(OrderFixtures.key("K-1")),
                new OrderEvent.KeyRotated("K-1", OrderFixtures.key("K-2")),
                new OrderEvent.DeliveryRevoked("REFUND_AGREED", null),
                new OrderEvent.DeliveryUndone("i-1"),
                new OrderEvent.RefundAsked(1, RefundClaim.Reason.OTHER, "why", money),
                new OrderEvent.RefundAgreed(1, money),
                new OrderEvent.RefundRefused(1, "why"),
                new OrderEvent.RefundWithdrawn(1),
                new OrderEvent.RefundRetried("R-1", "C-1", money, 2),
                new OrderEvent.RefundSettled("R-1", money, "by hand", true),
                new OrderEvent.DisputeOpened(1, Role.BUYER, "why", List.of(FILE)),
                new OrderEvent.EvidenceAdded(1, Role.PROVIDER, "this", List.of(FILE)),
                new OrderEvent.DisputeWithdrawn(1),
                new OrderEvent.DisputeDecided(1, Dispute.Outcome.CANCEL, money, "why"),
                new OrderEvent.DisputeDecided(1, Dispute.Outcome.CONTINUE, null, "why"),
                new OrderEvent.ExtensionProposed(1, Role.BUYER, "START-3", OrderFixtures.PLACED_AT, "why"),
                new OrderEvent.ExtensionAccepted(
                        1, DeadlineKind.START, OrderFixtures.PLACED_AT, OrderFixtures.PLACED_AT.plusNanos(1)),
                new OrderEvent.ExtensionDeclined(1));
    }
}
