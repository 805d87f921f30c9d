package marketplace.order.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import marketplace.contracts.OrderCommandMessage.CancelByDeadline;
import marketplace.contracts.Role;
import marketplace.contracts.Topics;
import marketplace.order.Answer;
import marketplace.order.TestMarketplace;
import marketplace.order.problem.OrderProblems;
import marketplace.servers.vendor.Behaviour;
import marketplace.servers.vendor.Behaviour.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of orders whose vendor behaves in every way (rule 10). */
class VendorDeliveryTests {

    private final TestMarketplace market = new TestMarketplace(TestDeliveries.service(), TestDeliveries.CLOCK);

    static Stream<Behaviour> delivering() {
        return Stream.of(
                Behaviour.of(Kind.PROMPT),
                Behaviour.slow(Duration.ofMillis(300)),
                Behaviour.slow(Duration.ofSeconds(3)).firstTimes(1),
                Behaviour.late(2),
                Behaviour.of(Kind.GARBAGE).firstTimes(2),
                Behaviour.of(Kind.TOO_LARGE).firstTimes(2),
                Behaviour.of(Kind.ERROR).firstTimes(2),
                Behaviour.of(Kind.REDIRECT).firstTimes(2),
                Behaviour.of(Kind.SILENT).firstTimes(1),
                Behaviour.of(Kind.DRIPPING).firstTimes(1),
                Behaviour.of(Kind.REFUSE).firstTimes(2),
                Behaviour.of(Kind.REFUSE_FOR_NOW).firstTimes(2));
    }

    @ParameterizedTest
    @MethodSource("delivering")
    void an_order_is_delivered_once_however_late_its_vendor_is(Behaviour behaviour) {
        String number = TestDeliveries.pay(market, behaviour);

        Answer order = TestDeliveries.await(market, number, "/status", "COMPLETED");

        String instance = order.text("/delivery/reference");
        assertThat(TestDeliveries.VENDOR.running(number)).containsExactly(instance);
        assertThat(TestDeliveries.calls(number, "create")).containsOnly(number + "/create");
        assertThat(order.text("/delivery/trouble")).isEmpty();
        assertThat(types(number)).containsOnlyOnce("order.delivered.v1");
        assertThat(market.buyer.get(path(number)).expect(200).text("/values/instanceId"))
                .isEqualTo(instance);
    }

    @ParameterizedTest
    @CsvSource({
        "GARBAGE, BAD_ANSWER",
        "TOO_LARGE, TOO_LARGE",
        "ERROR, BAD_STATUS",
        "REDIRECT, REDIRECTED",
        "SILENT, TIME_OUT",
        "REFUSE, REFUSED_FOR_GOOD",
        "REFUSE_FOR_NOW, REFUSED"
    })
    void an_order_that_its_vendor_never_delivers_is_cancelled_and_refunded_after_three_hours(Kind kind, String code) {
        String number = TestDeliveries.pay(market, Behaviour.of(kind));
        TestDeliveries.await(market, number, "/delivery/trouble", code);

        missDeadline(number);
        Answer cancelled = TestDeliveries.await(market, number, "/status", "CANCELLED");
        TestDeliveries.VENDOR.behave(number, Behaviour.of(Kind.PROMPT));
        TestDeliveries.awaitUndone(market, number);

        assertThat(cancelled.text("/cancellation/cause")).isEqualTo("DELIVERY_FAILED");
        assertThat(cancelled.body().at("/refunds")).hasSize(1);
        assertThat(TestDeliveries.VENDOR.running(number)).isEmpty();
        assertThat(TestDeliveries.VENDOR.calls(number).getLast().call()).isEqualTo("destroy");
        market.buyer.get(path(number)).expectProblem(OrderProblems.DELIVERY_REVOKED);
    }

    @Test
    void without_an_endpoint_an_order_waits_for_one() {
        String number = market.place(market.saasProduct());

        market.pay(number, TestMarketplace.LIST_PRICE);

        TestDeliveries.await(market, number, "/delivery/trouble", "NO_VENDOR_ENDPOINT");
        market.buyer.get(path(number)).expectProblem(OrderProblems.DELIVERY_NOT_THERE);
        missDeadline(number);
        TestDeliveries.awaitUndone(market, number);
        assertThat(market.status(number)).isEqualTo("CANCELLED");
        assertThat(TestDeliveries.VENDOR.calls(number)).isEmpty();
    }

    static Stream<Arguments> endings() {
        BiConsumer<TestMarketplace, String> refunded = TestDeliveries::refund;
        BiConsumer<TestMarketplace, String> decided = TestDeliveries::decide;
        return Stream.of(Arguments.of(refunded), Arguments.of(decided));
    }

    @ParameterizedTest
    @MethodSource("endings")
    void what_is_made_for_an_order_that_ends_meanwhile_is_destroyed(BiConsumer<TestMarketplace, String> ending) {
        String number = TestDeliveries.pay(
                market, Behaviour.slow(Duration.ofMillis(1800)).firstTimes(1));
        TestDeliveries.awaitCalls(number, "create", 1);

        ending.accept(market, number);
        Answer order = TestDeliveries.awaitUndone(market, number);

        assertThat(order.text("/status")).isEqualTo("CANCELLED");
        assertThat(order.body().at("/refunds")).hasSize(1);
        assertThat(TestDeliveries.VENDOR.running(number)).isEmpty();
        assertThat(types(number)).doesNotContain("order.delivered.v1");
        assertThat(TestDeliveries.calls(number, "create")).hasSize(1);
        assertThat(TestDeliveries.calls(number, "destroy")).containsExactly(number + "/destroy");
        market.buyer.get(path(number)).expectProblem(OrderProblems.DELIVERY_REVOKED);
    }

    @Test
    void a_vendor_that_asked_for_patience_is_told_to_destroy() {
        String number = TestDeliveries.pay(market, Behaviour.late(1000));
        TestDeliveries.awaitCalls(number, "query", 1);

        TestDeliveries.refund(market, number);
        TestDeliveries.awaitUndone(market, number);

        assertThat(market.status(number)).isEqualTo("CANCELLED");
        assertThat(TestDeliveries.VENDOR.running(number)).isEmpty();
    }

    @Test
    void a_delivered_order_whose_refund_is_agreed_loses_its_instance_however_often_that_takes() {
        String number = TestDeliveries.pay(market, Behaviour.of(Kind.PROMPT));
        TestDeliveries.await(market, number, "/status", "COMPLETED");
        TestDeliveries.VENDOR.behave(number, Behaviour.of(Kind.ERROR).firstTimes(4));

        TestDeliveries.refund(market, number);
        Answer order = TestDeliveries.awaitUndone(market, number);

        assertThat(order.text("/status")).isEqualTo("COMPLETED");
        assertThat(TestDeliveries.VENDOR.running(number)).isEmpty();
        assertThat(TestDeliveries.calls(number, "destroy")).hasSize(4);
        market.buyer.get(path(number)).expectProblem(OrderProblems.DELIVERY_REVOKED);
    }

    @Test
    void what_was_delivered_is_shown_to_the_buyer_alone_and_every_look_is_recorded() {
        String number = TestDeliveries.pay(market, Behaviour.of(Kind.PROMPT));
        TestDeliveries.await(market, number, "/status", "COMPLETED");

        Answer shown = market.buyer.get(path(number)).expect(200);

        assertThat(shown.header("Cache-Control")).isEqualTo("no-store");
        assertThat(shown.text("/deliveryMethod")).isEqualTo("SAAS");
        assertThat(shown.text("/values/accessUrl")).startsWith("https://i-");
        assertThat(shown.text("/values/account")).isEqualTo("admin");
        assertThat(shown.body().has("completionInformation")).isFalse();
        market.provider.get(path(number)).expect(403);
        market.operator.get(path(number)).expect(403);
        market.party(Role.BUYER, "mallory").get(path(number)).expectProblem(OrderProblems.ORDER_NOT_FOUND);
        Answer views = market.provider.get(path(number) + "/views").expect(200);
        assertThat(views.body().at("/views")).hasSize(1);
        assertThat(views.body().at("/views/0").has("round")).isFalse();
    }

    private void missDeadline(String number) {
        Answer order = market.order(market.operator, number);
        Instant due = Instant.parse(order.text("/running/dueAt"));
        assertThat(Duration.between(Instant.parse(order.text("/paidAt")), due)).isEqualTo(Duration.ofHours(3));
        TestDeliveries.CLOCK.tick(Duration.ofHours(3).plusMillis(1));
        market.send(
                Topics.ORDER_COMMANDS,
                new CancelByDeadline(number, order.text("/running/deadlineId"), due, TestDeliveries.CLOCK.instant()));
    }

    private List<String> types(String number) {
        return market.operator
                .get("/v1/orders/%s/timeline".formatted(number))
                .expect(200)
                .body()
                .at("/entries")
                .valueStream()
                .map(entry -> entry.at("/type").asString())
                .toList();
    }

    private static String path(String number) {
        return "/v1/orders/%s/delivery".formatted(number);
    }
}
