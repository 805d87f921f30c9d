package marketplace.order.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import marketplace.order.vendor.VendorOutcome.AskAgain;
import marketplace.order.vendor.VendorOutcome.Done;
import marketplace.order.vendor.VendorOutcome.Failed;
import marketplace.order.vendor.VendorOutcome.Failure;
import marketplace.order.vendor.VendorOutcome.Information;
import marketplace.order.vendor.VendorOutcome.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatusCode;
import tools.jackson.databind.json.JsonMapper;

class VendorAnswersTests {

    private static final VendorOrder ORDER = new VendorOrder("000A", "a-product", null, "alice", false);
    private static final VendorRequest CREATE = VendorRequest.create(ORDER);

    private final VendorAnswers answers =
            new VendorAnswers(TestVendors.service().bean(JsonMapper.class), Duration.ofMinutes(5));

    @Test
    void done_may_say_more_than_is_asked() {
        VendorOutcome outcome = read(CREATE, """
                {"result": "done", "instanceId": "i-1", "region": "cn-north",
                 "information": {"text": "云", "password": "x"}}
                """);

        assertThat(outcome).isEqualTo(new Done("i-1", new Information(null, null, "云")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "7",
                "\"done\"",
                "{",
                "{}",
                "{} {}",
                "{\"result\":\"Done\"}",
                "{\"result\":\"done\",\"result\":\"done\"}",
                "{\"result\":7}",
                "{\"result\":\"done\"}",
                "{\"result\":\"done\",\"instanceId\":\"i-1\"}",
                "{\"result\":\"done\",\"information\":{}}",
                "{\"result\":\"done\",\"instanceId\":\"\",\"information\":{}}",
                "{\"result\":\"done\",\"instanceId\":\"i 1\",\"information\":{}}",
                "{\"result\":\"done\",\"instanceId\":\"云\",\"information\":{}}",
                "{\"result\":\"done\",\"instanceId\":\"i-1\",\"information\":\"x\"}",
                "{\"result\":\"done\",\"instanceId\":\"i-1\",\"information\":{\"text\":\"\\u0000\"}}",
                "{\"result\":\"done\",\"instanceId\":\"i-1\",\"information\":{\"accessUrl\":\"javascript:alert(1)\"}}",
                "{\"result\":\"done\",\"instanceId\":\"i-1\",\"information\":{\"accessUrl\":\"/relative\"}}",
                "{\"result\":\"done\",\"instanceId\":\"i-1\",\"information\":{\"accessUrl\":\"https://\"}}",
                "{\"result\":\"accepted\"}",
                "{\"result\":\"accepted\",\"retryAfterSeconds\":0}",
                "{\"result\":\"accepted\",\"retryAfterSeconds\":-1}",
                "{\"result\":\"accepted\",\"retryAfterSeconds\":3601}",
                "{\"result\":\"accepted\",\"retryAfterSeconds\":1.5}",
                "{\"result\":\"accepted\",\"retryAfterSeconds\":\"5\"}",
                "{\"result\":\"accepted\",\"retryAfterSeconds\":99999999999}",
                "{\"result\":\"refused\",\"permanent\":true}",
                "{\"result\":\"refused\",\"reason\":\" \",\"permanent\":true}",
                "{\"result\":\"refused\",\"reason\":\"sold out\"}"
            })
    void what_is_not_as_documented_is_a_bad_answer(String body) {
        assertThat(read(CREATE, body)).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.failure()).isEqualTo(Failure.BAD_ANSWER);
            assertThat(failed.detail()).isNotBlank().doesNotContain("Exception");
        });
    }

    @ParameterizedTest
    @CsvSource({"accessUrl, 2000", "account, 200", "text, 4000"})
    void what_the_buyer_gets_is_bounded(String part, int most) {
        String prefix = part.equals("accessUrl") ? "https://a.example/" : "";
        String longest = prefix + "x".repeat(most - prefix.length());
        String body = "{\"result\":\"done\",\"instanceId\":\"i-1\",\"information\":{\"%s\":\"%s\"}}";

        assertThat(read(CREATE, body.formatted(part, longest))).isInstanceOf(Done.class);
        assertThat(read(CREATE, body.formatted(part, longest + "x"))).isInstanceOf(Failed.class);
    }

    @Test
    void whoever_wants_to_be_asked_in_an_hour_is_asked_sooner() {
        assertThat(read(CREATE, "{\"result\":\"accepted\",\"retryAfterSeconds\":3600}"))
                .isEqualTo(new AskAgain(Duration.ofMinutes(5)));
        assertThat(read(CREATE, "{\"result\":\"accepted\",\"retryAfterSeconds\":7}"))
                .isEqualTo(new AskAgain(Duration.ofSeconds(7)));
    }

    @Test
    void a_reason_stays_on_one_line() {
        assertThat(read(CREATE, "{\"result\":\"refused\",\"reason\":\"a\\r\\nb\",\"permanent\":false}"))
                .isEqualTo(new Refused("a  b", false));
    }

    @Test
    void only_what_makes_an_instance_has_to_name_it() {
        String done = "{\"result\":\"done\"}";
        VendorRequest destroy = VendorRequest.destroy(ORDER);

        assertThat(read(destroy, done)).isEqualTo(new Done(null, null));
        assertThat(read(VendorRequest.query(destroy), done)).isEqualTo(new Done(null, null));
        assertThat(read(VendorRequest.query(CREATE), done)).isInstanceOf(Failed.class);
    }

    @ParameterizedTest
    @CsvSource({
        "201, BAD_STATUS",
        "204, BAD_STATUS",
        "301, REDIRECTED",
        "307, REDIRECTED",
        "400, BAD_STATUS",
        "401, BAD_STATUS",
        "404, BAD_STATUS",
        "429, BAD_STATUS",
        "503, BAD_STATUS"
    })
    void an_answer_of_another_status_is_not_read(int status, Failure reason) {
        VendorOutcome outcome = answers.outcome(CREATE, HttpStatusCode.valueOf(status), refusal());

        assertThat(outcome).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.failure()).isEqualTo(reason);
            assertThat(failed.status()).isEqualTo(status);
        });
    }

    @Test
    void accepted_is_a_status_too() {
        assertThat(answers.outcome(CREATE, HttpStatusCode.valueOf(202), refusal()))
                .isEqualTo(new Refused("no", true));
    }

    private VendorOutcome read(VendorRequest request, String body) {
        return answers.outcome(request, HttpStatusCode.valueOf(200), body.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] refusal() {
        return "{\"result\":\"refused\",\"reason\":\"no\",\"permanent\":true}".getBytes(StandardCharsets.UTF_8);
    }
}
