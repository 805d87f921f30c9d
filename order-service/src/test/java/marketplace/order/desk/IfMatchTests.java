package marketplace.order.desk;

import static org.assertj.core.api.Assertions.assertThat;

import marketplace.order.Answer;
import marketplace.order.TestMarketplace;
import marketplace.order.problem.RequestProblems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IfMatchTests {

    private final TestMarketplace market = TestMarketplace.shared();
    private final String number = market.place(market.productWithoutForm());

    @Test
    void a_stale_version_is_refused_with_the_current_one_and_the_current_one_passes() {
        market.openAttempt(number);

        Answer stale = market.press(market.buyer, number, "cancel", "{}", "If-Match", "\"1\"");
        Answer fresh = market.press(market.buyer, number, "cancel", "{}", "If-Match", stale.header("ETag"));

        stale.expectProblem(RequestProblems.STALE_VERSION);
        assertThat(stale.header("ETag")).isEqualTo("\"2\"");
        assertThat(stale.body().at("/orderVersion").asInt()).isEqualTo(2);
        assertThat(stale.texts("/allowedActions")).containsExactly("cancel", "open-payment-attempt");
        assertThat(fresh.expect(200).header("ETag")).isEqualTo("\"3\"");
    }

    @Test
    void a_version_that_is_yet_to_come_is_stale_as_well() {
        market.press(market.buyer, number, "cancel", "{}", "If-Match", "\"2\"")
                .expectProblem(RequestProblems.STALE_VERSION);
    }

    @Test
    void any_version_passes_with_an_asterisk() {
        market.press(market.buyer, number, "cancel", "{}", "If-Match", "*").expect(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1", "W/\"1\"", "\"0\"", "\"-1\"", "\"x\"", "\"1\", \"2\"", "\"\"", "\"9999999999999999999\""})
    void what_is_no_entity_tag_of_ours_is_refused(String tag) {
        market.press(market.buyer, number, "cancel", "{}", "If-Match", tag)
                .expectProblem(RequestProblems.IF_MATCH_INVALID);
    }
}
