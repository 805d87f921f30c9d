package marketplace.order.desk;

import static org.assertj.core.api.Assertions.assertThat;

import marketplace.order.Endpoint;
import marketplace.order.Party;
import marketplace.order.TestMarketplace;
import marketplace.platform.problem.PlatformProblems;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever cannot read the answer has no effect: a refusal never hides what happened. */
class NotAcceptableTests {

    private final TestMarketplace market = TestMarketplace.shared();

    @ParameterizedTest
    @EnumSource
    void a_request_whose_answer_cannot_be_read_does_nothing(Endpoint endpoint) {
        String product = market.productWithoutForm();
        String number = market.place(product);

        for (Party party : new Party[] {market.buyer, market.provider}) {
            endpoint.call(party, number, product, "Accept", "text/html", "Idempotency-Key", "k")
                    .expectProblem(PlatformProblems.NOT_ACCEPTABLE);
        }

        assertThat(market.order(market.buyer, number).header("ETag")).isEqualTo("\"1\"");
        assertThat(market.buyer.get("/v1/orders").body().at("/orders")).hasSize(1);
        assertThat(market.provider.get("/v1/products").body().at("/products")).hasSize(1);
    }
}
