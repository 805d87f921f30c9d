package marketplace.order.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import marketplace.order.Answer;
import marketplace.order.TestMarketplace;
import marketplace.order.problem.OrderProblems;
import marketplace.platform.problem.PlatformProblems;
import org.junit.jupiter.api.Test;

/** A quote is what asking would do, and does nothing. */
class RefundQuoteTests {

    private static final Map<String, Object> REFUND = Map.of("reason", "OTHER", "text", "not as agreed");

    private final TestMarketplace market = TestMarketplace.shared();

    @Test
    void it_says_how_much_until_when_and_how_long_the_provider_has() {
        String number = market.awaitingStart(market.productWithoutForm());
        String before = market.order(market.buyer, number).header("ETag");

        Answer quote = quote(number).expect(200);

        assertThat(quote.body().at("/highest/amount").asLong()).isEqualTo(TestMarketplace.LIST_PRICE);
        assertThat(quote.text("/until")).isEqualTo("COMPLETION");
        assertThat(quote.text("/answerWithin")).isEqualTo("PT72H");
        assertThat(quote.body().at("/claimsLeft").asInt()).isEqualTo(9);
        assertThat(market.order(market.buyer, number).header("ETag")).isEqualTo(before);
    }

    @Test
    void it_names_the_last_moment_where_days_are_counted() {
        Map<String, Object> offer = TestMarketplace.offer("Log search");
        offer.put("deliveryMethod", "SAAS");
        offer.put("delivery", Map.of("plan", "gold"));
        String number = market.place(market.product(offer));
        market.pay(number, TestMarketplace.LIST_PRICE);

        Answer quote = quote(number).expect(200);

        assertThat(quote.text("/until")).isEqualTo("DAYS");
        assertThat(quote.text("/askUntil")).endsWith("T16:00:00Z");
    }

    @Test
    void it_is_refused_as_the_request_would_be() {
        String unpaid = market.place(market.productWithoutForm());
        String asked = market.awaitingStart(market.productWithoutForm());
        market.press(market.buyer, asked, "ask-refund", REFUND).expect(200);

        quote(unpaid).expectProblem(OrderProblems.NOT_REFUNDABLE);
        quote(asked).expectProblem(OrderProblems.REFUND_OPEN);
        market.press(market.provider, asked, "quote-refund", "").expectProblem(PlatformProblems.FORBIDDEN_ROLE);
    }

    private Answer quote(String number) {
        return market.press(market.buyer, number, "quote-refund", "");
    }
}
