package marketplace.order.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import marketplace.order.Answer;
import marketplace.order.TestMarketplace;
import marketplace.platform.problem.PlatformProblems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a body may hold, and how wrong fields are named. */
class BodyTests {

    private static final int BODY_LIMIT = 64 * 1024;

    private final TestMarketplace market = TestMarketplace.shared();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"price":{"amount":"9900","currency":"CNY"},"reason":"x"}               | /price/amount
            {"price":{"amount":99.5,"currency":"CNY"},"reason":"x"}                 | /price/amount
            {"price":{"amount":true,"currency":"CNY"},"reason":"x"}                 | /price/amount
            {"price":{"amount":[9900],"currency":"CNY"},"reason":"x"}               | /price/amount
            {"price":{"amount":99999999999999999999,"currency":"CNY"},"reason":"x"} | /price/amount
            {"price":{"amount":9900,"currency":"CNY","vat":1},"reason":"x"}         | /price/vat
            {"price":9900,"reason":"x"}                                             | /price
            {"price":{"amount":9900,"currency":"CNY"},"reason":["x"]}               | /reason
            {"price":{"amount":9900,"currency":"CNY"},"reason":"a\\u0000b"}         | /reason
            {"price":{"amount":9900,"currency":"CNY"},"reason":"a\\ud83d"}          | /reason
            """)
    void what_cannot_be_read_is_named_by_its_pointer(String body, String pointer) {
        String number = market.place(market.productWithoutForm());

        Answer answer = market.press(market.provider, number, "reprice", body);

        answer.expectProblem(PlatformProblems.MALFORMED_REQUEST);
        assertThat(answer.wrongField()).isEqualTo(pointer);
        assertThat(market.order(market.buyer, number).header("ETag")).isEqualTo("\"1\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"reason":"x"}                                                          | /price
            {"price":{"amount":9900,"currency":"CNY"}}                              | /reason
            {"price":{"currency":"CNY"},"reason":"x"}                               | /price/amount
            {"price":{"amount":9900},"reason":"x"}                                  | /price/currency
            {"price":{"amount":9900,"currency":"cny"},"reason":"x"}                 | /price/currency
            {"price":{"amount":1000000000001,"currency":"CNY"},"reason":"x"}        | /price/amount
            {"price":{"amount":9900,"currency":"CNY"},"reason":" "}                 | /reason
            {}                                                                      | /price /reason
            """)
    void what_is_not_allowed_is_named_by_its_pointer(String body, String pointers) {
        String number = market.place(market.productWithoutForm());

        Answer answer = market.press(market.provider, number, "reprice", body);

        answer.expectProblem(PlatformProblems.INVALID_REQUEST);
        assertThat(answer.wrongField()).isEqualTo(pointers);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "\"text\"", "{} {}", "{\"price\":", "nonsense", "{\"reason\":\"\\x\"}"})
    void what_is_no_json_object_is_refused(String body) {
        String number = market.place(market.productWithoutForm());

        market.press(market.provider, number, "reprice", body).expectProblem(PlatformProblems.MALFORMED_REQUEST);
    }

    @Test
    void a_body_nested_without_end_is_refused() {
        String number = market.place(market.productWithForm());
        String nested = "[".repeat(20_000) + "]".repeat(20_000);

        market.press(market.buyer, number, "cancel", "{\"reason\":%s}".formatted(nested))
                .expectProblem(PlatformProblems.MALFORMED_REQUEST);
        market.press(market.buyer, number, "submit-requirement", "{\"answers\":{\"host\":%s}}".formatted(nested))
                .expectProblem(PlatformProblems.MALFORMED_REQUEST);
        market.press(market.buyer, number, "cancel", nested).expectProblem(PlatformProblems.MALFORMED_REQUEST);
    }

    @Test
    void a_body_of_64_kilobytes_is_read_and_a_longer_one_is_not() {
        String number = market.place(market.productWithoutForm());
        String reason = "{\"reason\":\"late\"}";

        market.press(market.buyer, number, "cancel", reason + " ".repeat(BODY_LIMIT))
                .expectProblem(PlatformProblems.BODY_TOO_LARGE);
        market.press(market.buyer, number, "cancel", reason + " ".repeat(BODY_LIMIT - reason.length()))
                .expect(200);
    }

    @Test
    void reasons_of_prices_and_cancellations_have_200_characters() {
        String number = market.place(market.productWithoutForm());
        Map<String, Object> price = TestMarketplace.cny(9900);

        market.press(market.provider, number, "reprice", Map.of("price", price, "reason", "x".repeat(201)))
                .expectProblem(PlatformProblems.INVALID_REQUEST);
        market.press(market.provider, number, "reprice", Map.of("price", price, "reason", "x".repeat(200)))
                .expect(200);
        market.press(market.buyer, number, "cancel", Map.of("reason", "x".repeat(201)))
                .expectProblem(PlatformProblems.INVALID_REQUEST);
        market.press(market.buyer, number, "cancel", Map.of("reason", "x".repeat(200)))
                .expect(200);
    }

    @Test
    void reasons_of_returned_forms_and_rejected_completions_have_500_characters() {
        String returned = market.awaitingStart(market.productWithForm());
        String rejected = market.awaitingConfirmation(market.productWithoutForm());

        assertThat(market.press(market.provider, returned, "return-requirement", Map.of("reason", "x".repeat(501)))
                        .expectProblem(PlatformProblems.INVALID_REQUEST)
                        .wrongField())
                .isEqualTo("/reason");
        market.press(market.provider, returned, "return-requirement", Map.of("reason", "x".repeat(500)))
                .expect(200);
        market.press(market.buyer, rejected, "reject-completion", Map.of("reason", "x".repeat(501)))
                .expectProblem(PlatformProblems.INVALID_REQUEST);
        market.press(market.buyer, rejected, "reject-completion", Map.of("reason", "x".repeat(500)))
                .expect(200);
    }

    @Test
    void completion_information_has_4000_characters() {
        String number = market.inProgress(market.productWithoutForm());

        market.press(market.provider, number, "complete", Map.of("completionInformation", "x".repeat(4001)))
                .expectProblem(PlatformProblems.INVALID_REQUEST);
        market.press(market.provider, number, "complete", Map.of("completionInformation", "密".repeat(4000)))
                .expect(200);

        assertThat(market.buyer.get("/v1/orders/%s/delivery".formatted(number)).text("/completionInformation"))
                .isEqualTo("密".repeat(4000));
    }
}
