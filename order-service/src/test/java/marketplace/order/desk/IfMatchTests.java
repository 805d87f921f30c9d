package marketplace.order.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import marketplace.order.Answer;
import marketplace.order.TestMarketplace;
import marketplace.order.problem.OrderProblems;
import marketplace.order.problem.RequestProblems;
import marketplace.platform.problem.PlatformProblems;
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

    @Test
    void a_price_or_a_form_is_replaced_only_by_whoever_names_the_version_it_saw() {
        String paid = market.awaitingStart(market.productWithForm());

        Answer reprice = market.provider.post(path(number, "reprice"), TestMarketplace.price(9900));
        Answer edit = market.buyer.post(path(paid, "edit-requirement"), TestMarketplace.answers("db2"));

        reprice.expectProblem(RequestProblems.IF_MATCH_MISSING);
        edit.expectProblem(RequestProblems.IF_MATCH_MISSING);
        assertThat(market.order(market.buyer, number).header("ETag")).isEqualTo("\"1\"");
        assertThat(market.order(market.buyer, paid)
                        .body()
                        .at("/requirement/version")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void whoever_names_the_version_it_saw_replaces_that_and_nothing_newer() {
        String[] seen = {"If-Match", market.order(market.provider, number).header("ETag")};
        market.press(market.provider, number, "reprice", TestMarketplace.price(9900), seen)
                .expect(200);

        Answer late = market.press(market.provider, number, "reprice", TestMarketplace.price(8800), seen);

        late.expectProblem(RequestProblems.STALE_VERSION);
        assertThat(late.texts("/allowedActions")).containsExactly("reprice");
        assertThat(market.order(market.buyer, number).body().at("/price/amount").asLong())
                .isEqualTo(9900);
    }

    @Test
    void any_version_on_purpose_replaces_too() {
        market.openAttempt(number);

        market.press(market.provider, number, "reprice", TestMarketplace.price(9900), "If-Match", "*")
                .expect(200);
    }

    @Test
    void what_would_be_refused_anyway_is_refused_for_that_and_not_for_its_version() {
        String paid = market.awaitingStart(market.productWithForm());
        String[] old = {"If-Match", "\"1\""};

        market.press(market.provider, paid, "reprice", TestMarketplace.price(9900), old)
                .expectProblem(OrderProblems.ALREADY_PAID);
        market.press(market.buyer, paid, "confirm", "", old).expectProblem(OrderProblems.ACTION_NOT_ALLOWED);
        market.press(market.provider, paid, "start", Map.of("requirementVersion", 2), old)
                .expectProblem(OrderProblems.REQUIREMENT_CHANGED);
        market.press(market.buyer, paid, "reprice", TestMarketplace.price(9900), old)
                .expectProblem(PlatformProblems.FORBIDDEN_ROLE);
        market.press(market.provider, paid, "start", Map.of("requirementVersion", 1), old)
                .expectProblem(RequestProblems.STALE_VERSION);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1", "W/\"1\"", "\"0\"", "\"-1\"", "\"x\"", "\"1\", \"2\"", "\"\"", "\"9999999999999999999\""})
    void what_is_no_entity_tag_of_ours_is_refused(String tag) {
        market.press(market.buyer, number, "cancel", "{}", "If-Match", tag)
                .expectProblem(RequestProblems.IF_MATCH_INVALID);
    }

    private static String path(String number, String action) {
        return "/v1/orders/%s/%s".formatted(number, action);
    }
}
