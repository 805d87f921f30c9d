package marketplace.order.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import marketplace.order.Answer;
import marketplace.order.TestMarketplace;
import marketplace.order.problem.OrderProblems;
import marketplace.servers.vendor.Behaviour;
import marketplace.servers.vendor.Behaviour.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.MessageListenerContainer;

/** Orders that end before anybody has heard that they are to be delivered. */
class DeliveryEventTests {

    private final TestMarketplace market = new TestMarketplace(TestDeliveries.service(), TestDeliveries.CLOCK);
    private final MessageListenerContainer listener = Objects.requireNonNull(
            TestDeliveries.service().bean(KafkaListenerEndpointRegistry.class).getListenerContainer("deliveries"));

    @AfterEach
    void hear() {
        listener.start();
    }

    @Test
    void nobody_is_called_for_an_order_that_was_over_before_its_request_was_heard() {
        listener.stop();
        String number = TestDeliveries.pay(market, Behaviour.of(Kind.PROMPT));
        TestDeliveries.decide(market, number);

        listener.start();
        Answer order = TestDeliveries.awaitUndone(market, number);

        assertThat(order.text("/status")).isEqualTo("CANCELLED");
        assertThat(TestDeliveries.VENDOR.running(number)).isEmpty();
        assertThat(TestDeliveries.calls(number, "create")).isEmpty();
    }

    @Test
    void an_api_whose_order_was_over_before_is_undone_without_a_key() {
        listener.stop();
        String number = market.place(api());
        market.pay(number, TestMarketplace.LIST_PRICE);
        TestDeliveries.decide(market, number);

        listener.start();
        Answer order = TestDeliveries.awaitUndone(market, number);

        assertThat(order.text("/status")).isEqualTo("CANCELLED");
        assertThat(order.text("/delivery/reference")).isEmpty();
    }

    @Test
    void the_buyer_of_an_api_is_shown_its_key_and_where_it_is_used() {
        String number = market.place(api());
        market.pay(number, TestMarketplace.LIST_PRICE);
        Answer order = TestDeliveries.await(market, number, "/status", "COMPLETED");

        Answer shown =
                market.buyer.get("/v1/orders/%s/delivery".formatted(number)).expect(200);

        assertThat(shown.text("/values/keyId")).isEqualTo(order.text("/delivery/reference"));
        assertThat(shown.text("/values/secret")).hasSize(43);
        assertThat(shown.text("/values/endpoint")).isEqualTo("https://geo.example.com/v2");
        assertThat(shown.text("/values/quota")).isEqualTo("10,000 calls a day");
        market.provider.get("/v1/orders/%s/delivery".formatted(number)).expect(403);
        market.buyer
                .get("/v1/orders/%s/delivery".formatted(market.place(api())))
                .expectProblem(OrderProblems.DELIVERY_NOT_THERE);
    }

    @Test
    void a_key_is_replaced_ten_times_a_day_and_not_once_more() {
        String number = market.place(api());
        market.pay(number, TestMarketplace.LIST_PRICE);
        Answer order = TestDeliveries.await(market, number, "/status", "COMPLETED");
        IntStream.range(0, 10)
                .forEach(i ->
                        market.press(market.buyer, number, "rotate-key", "").expect(200));
        Answer last = market.order(market.buyer, number);

        Answer refused = market.press(market.buyer, number, "rotate-key", "");

        refused.expectProblem(OrderProblems.LIMIT_REACHED);
        assertThat(refused.text("/detail")).contains("at most 10 times").contains("again from");
        assertThat(last.text("/delivery/reference")).isNotEqualTo(order.text("/delivery/reference"));
        assertThat(market.order(market.buyer, number).text("/delivery/reference"))
                .isEqualTo(last.text("/delivery/reference"));
    }

    private String api() {
        Map<String, Object> product = TestMarketplace.offer("Geocoding");
        product.put("deliveryMethod", "API");
        product.put("delivery", Map.of("endpoint", "https://geo.example.com/v2", "quota", "10,000 calls a day"));
        return market.product(product);
    }
}
