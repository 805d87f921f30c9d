package marketplace.order.product;

import static org.assertj.core.api.Assertions.assertThat;

import marketplace.order.Answer;
import marketplace.order.TestMarketplace;
import marketplace.platform.problem.PlatformProblems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a provider may write, and how mistakes are named. Each case replaces members of a product that is fine. */
class ProductBodyTests {

    private static final String FINE = """
            "name":"Operations","listPrice":{"amount":100,"currency":"CNY"},"deliveryMethod":"MANUAL"\
            """;

    private final TestMarketplace market = TestMarketplace.shared();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "name":""                                           | /name
            "name":null                                         | /name
            "listPrice":null                                    | /listPrice
            "listPrice":{"amount":0,"currency":"CNY"}           | /listPrice/amount
            "listPrice":{"amount":-1,"currency":"CNY"}          | /listPrice/amount
            "listPrice":{"amount":-9223372036854775808,"currency":"CNY"} | /listPrice/amount
            "listPrice":{"amount":1,"currency":"XYZ"}           | /listPrice/currency
            "deliveryMethod":null                               | /deliveryMethod
            "requirementTemplate":{}                            | /requirementTemplate/fields
            "requirementTemplate":{"fields":[]}                 | /requirementTemplate/fields
            "requirementTemplate":{"fields":[null]}             | /requirementTemplate/fields/0
            "deadlines":{"start":"PT59S"}                       | /deadlines/start
            "deadlines":{"payment":"P732D"}                     | /deadlines/payment
            "deadlines":{"requirement":"-P1D"}                  | /deadlines/requirement
            "deadlines":{"confirmation":"PT0S"}                 | /deadlines/confirmation
            """)
    void what_is_not_allowed_is_named_by_its_pointer(String change, String pointer) {
        Answer answer = list(change);

        answer.expectProblem(PlatformProblems.INVALID_REQUEST);
        assertThat(answer.wrongField()).isEqualTo(pointer);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "name":7.5,"x":1                                | /x
            "listPrice":{"amount":"100","currency":"CNY"}   | /listPrice/amount
            "listPrice":{"amount":1.9,"currency":"CNY"}     | /listPrice/amount
            "deliveryMethod":"BY_HAND"                      | /deliveryMethod
            "deliveryMethod":0                              | /deliveryMethod
            "deliveryMethod":""                             | /deliveryMethod
            "deadlines":{"start":"15 days"}                 | /deadlines/start
            "deadlines":{"start":"P1Y"}                     | /deadlines/start
            "deadlines":{"begin":"P1D"}                     | /deadlines/begin
            "listed":"no"                                   | /listed
            "listed":0                                      | /listed
            "name":"a\\u0000b"                              | /name
            "surprise":true                                 | /surprise
            """)
    void what_cannot_be_read_is_named_by_its_pointer(String change, String pointer) {
        Answer answer = list(change);

        answer.expectProblem(PlatformProblems.MALFORMED_REQUEST);
        assertThat(answer.wrongField()).isEqualTo(pointer);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "name":"1st","label":"x","kind":"TEXT","required":true             | /name
            "label":"x","kind":"TEXT","required":true                          | /name
            "name":"x","label":" ","kind":"TEXT","required":true               | /label
            "name":"x","label":"x","required":true                             | /kind
            "name":"x","label":"x","kind":"TEXT","required":true,"maxLength":0 | /maxLength
            "name":"x","label":"x","kind":"TEXT","required":true,"maxLength":4001 | /maxLength
            "name":"x","label":"x","kind":"TEXT","required":true,"choices":["a"] | /choices
            "name":"x","label":"x","kind":"CHOICE","required":true             | /choices
            "name":"x","label":"x","kind":"CHOICE","required":true,"choices":[] | /choices
            "name":"x","label":"x","kind":"CHOICE","required":true,"choices":["a"," "] | /choices/1
            """)
    void a_field_of_the_form_is_named_by_its_place(String field, String pointer) {
        Answer answer = list("\"requirementTemplate\":{\"fields\":[{%s}]}".formatted(field));

        answer.expectProblem(PlatformProblems.INVALID_REQUEST);
        assertThat(answer.wrongField()).isEqualTo("/requirementTemplate/fields/0" + pointer);
    }

    @Test
    void no_two_fields_of_a_form_have_one_name() {
        String field = "{\"name\":\"x\",\"label\":\"x\",\"kind\":\"TEXT\",\"required\":true}";

        Answer answer = list("\"requirementTemplate\":{\"fields\":[%s,%s]}".formatted(field, field));

        assertThat(answer.expectProblem(PlatformProblems.INVALID_REQUEST).wrongField())
                .isEqualTo("/requirementTemplate/fields/1/name");
    }

    @Test
    void what_is_there_twice_is_not_read() {
        Answer answer = market.provider.post("/v1/products", "{%s,%s}".formatted(FINE, FINE));

        assertThat(answer.expectProblem(PlatformProblems.MALFORMED_REQUEST).text("/detail"))
                .isEqualTo("a field is there twice");
    }

    /** What is fine, but for these members. */
    private Answer list(String change) {
        JsonMapper json = JsonMapper.shared();
        ObjectNode body = (ObjectNode) json.readTree("{%s}".formatted(FINE));
        return market.provider.post("/v1/products", body.setAll((ObjectNode) json.readTree("{%s}".formatted(change))));
    }
}
