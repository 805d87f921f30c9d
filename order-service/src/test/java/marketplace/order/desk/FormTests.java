package marketplace.order.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import marketplace.order.Answer;
import marketplace.order.TestMarketplace;
import marketplace.order.problem.OrderProblems;
import marketplace.platform.problem.PlatformProblems;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The answers of a requirement form. */
class FormTests {

    private final TestMarketplace market = TestMarketplace.shared();
    private String number = "";

    @BeforeEach
    void a_paid_order_asks_for_the_form() {
        number = market.place(market.productWithForm());
        market.pay(number, TestMarketplace.LIST_PRICE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                | /answers/host
            {"host":" "}                      | /answers/host
            {"host":"a name over 20 characters"} | /answers/host
            {"host":"db1","ghost":"x"}        | /answers/ghost
            {"host":"db1","a~b/c":"x"}        | /answers/a~0b~1c
            {"ghost":"x"}                     | /answers/ghost /answers/host
            """)
    void mistakes_are_named_by_their_pointers(String answers, String pointers) {
        Answer answer = submit("{\"answers\":%s}".formatted(answers));

        answer.expectProblem(OrderProblems.REQUIREMENT_INVALID);
        assertThat(answer.wrongField()).isEqualTo(pointers);
        assertThat(answer.texts("/allowedActions"))
                .containsExactly("submit-requirement", "ask-refund", "open-dispute", "propose-extension");
    }

    @Test
    void a_form_has_limits_before_its_template_is_asked() {
        Map<String, String> many = IntStream.range(0, 51).boxed().collect(Collectors.toMap(i -> "f" + i, i -> "x"));

        assertThat(submit(Map.of("answers", many))
                        .expectProblem(PlatformProblems.INVALID_REQUEST)
                        .wrongField())
                .isEqualTo("/answers");
        assertThat(submit(Map.of("answers", Map.of("host", "x".repeat(4001))))
                        .expectProblem(PlatformProblems.INVALID_REQUEST)
                        .wrongField())
                .isEqualTo("/answers/host");
        submit(Map.of("answers", Map.of("x".repeat(41), "x"))).expectProblem(PlatformProblems.INVALID_REQUEST);
        submit(Map.of("answers", Map.of("", "x"))).expectProblem(PlatformProblems.INVALID_REQUEST);
        submit("{\"answers\":{\"host\":null}}").expectProblem(PlatformProblems.INVALID_REQUEST);
    }

    private Answer submit(Object body) {
        return market.press(market.buyer, number, "submit-requirement", body);
    }
}
