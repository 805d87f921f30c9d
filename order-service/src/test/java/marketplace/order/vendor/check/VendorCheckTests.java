package marketplace.order.vendor.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import marketplace.order.Answer;
import marketplace.order.TestMarketplace;
import marketplace.order.problem.OrderProblems;
import marketplace.order.vendor.TestVendors;
import marketplace.servers.vendor.Behaviour;
import marketplace.servers.vendor.Behaviour.Kind;
import marketplace.servers.vendor.ReferenceVendor;
import marketplace.servers.vendor.SeenCall;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class VendorCheckTests {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ReferenceVendor VENDOR = TestVendors.vendor();

    private final TestMarketplace market = TestVendors.market();
    private final String product = TestVendors.product(market);

    @Test
    void a_good_vendor_passes_every_step_and_keeps_nothing() {
        Answer report = check().expect(200);

        assertThat(report.body().at("/passed").asBoolean()).isTrue();
        assertThat(report.text("/url")).isEqualTo(VENDOR.url().toString());
        assertThat(steps(report)).containsExactlyElementsOf(all("PASSED"));
        assertThat(VENDOR.calls(product)).hasSize(11).allSatisfy(call -> {
            assertThat(call.orderNumber()).startsWith("TEST-");
            assertThat(call.body().at("/test").asBoolean()).isTrue();
        });
        assertThat(running()).isEmpty();
    }

    @Test
    void a_vendor_that_takes_its_time_passes_too() {
        VENDOR.behave(product, Behaviour.late(1));

        Answer report = check().expect(200);

        assertThat(steps(report)).containsExactlyElementsOf(all("PASSED"));
        assertThat(VENDOR.calls(product)).extracting(SeenCall::call).startsWith("create", "query");
    }

    @ParameterizedTest
    @CsvSource({
        "TWICE, create-again query",
        "TRUSTING, bad-signature stale-timestamp",
        "TIMELESS, stale-timestamp",
        "FORGETFUL, destroy-again",
        "OBLIGING, unknown-instance"
    })
    void a_vendor_that_makes_a_mistake_fails_there(Kind kind, String failed) {
        VENDOR.behave(product, Behaviour.of(kind));

        Answer report = check().expect(200);

        assertThat(report.body().at("/passed").asBoolean()).isFalse();
        assertThat(steps(report).filter(step -> !step.endsWith("PASSED")))
                .containsExactlyElementsOf(Arrays.stream(failed.split(" ", -1))
                        .map(step -> step + " FAILED")
                        .toList());
        assertThat(running()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"GARBAGE", "TOO_LARGE", "ERROR", "REDIRECT", "SILENT", "REFUSE_FOR_NOW"})
    void a_vendor_that_answers_nothing_sound_fails_and_what_needs_an_instance_is_not_tried(Kind kind) {
        VENDOR.behave(product, Behaviour.of(kind));

        Answer report = check().expect(200);

        assertThat(steps(report))
                .containsExactly(
                        "create FAILED",
                        "create-again NOT_TRIED",
                        "query NOT_TRIED",
                        "renew NOT_TRIED",
                        "modify NOT_TRIED",
                        "unknown-instance FAILED",
                        "bad-signature PASSED",
                        "stale-timestamp PASSED",
                        "expire NOT_TRIED",
                        "destroy FAILED",
                        "destroy-again FAILED");
        assertThat(report.text("/steps/0/found")).isNotBlank();
    }

    @Test
    void a_slow_answer_is_noticed() {
        VENDOR.behave(product, Behaviour.slow(Duration.ofSeconds(6)).firstTimes(1));

        Answer report = check().expect(200);

        assertThat(steps(report).findFirst()).hasValue("create FAILED");
        assertThat(report.text("/steps/0/found")).isEqualTo("no whole answer in time");
        assertThat(report.body().at("/steps/0/millis").asInt()).isBetween(2900, 5900);
        Awaitility.await().atMost(PATIENCE).until(() -> running().isEmpty());
    }

    @Test
    void a_check_ends_in_time_and_destroys_what_it_may_have_made() {
        VENDOR.behave(product, Behaviour.late(1000));

        Answer report = check().expect(200);

        assertThat(steps(report)).containsExactlyElementsOf(all("NOT_TRIED"));
        assertThat(report.text("/steps/0/found")).isEqualTo("no time was left");
        assertThat(VENDOR.calls(product).getLast().call()).isEqualTo("destroy");
        assertThat(running()).isEmpty();
    }

    @Test
    void people_read_it_as_text() {
        VENDOR.behave(product, Behaviour.of(Kind.TWICE));

        Answer report = check("Accept", "text/plain").expect(200);

        assertThat(report.header("Content-Type")).startsWith("text/plain");
        assertThat(report.raw())
                .startsWith(VENDOR.url().toString())
                .contains(": not ready, see what failed\n")
                .containsPattern("\nPASSED +create +[0-9]+ ms +makes an instance, at once or when asked again: done")
                .containsPattern("\nFAILED +create-again +[0-9]+ ms ");
    }

    @Test
    void of_one_product_one_runs_at_a_time() {
        VENDOR.behave(product, Behaviour.of(Kind.SILENT));
        CompletableFuture<Answer> first = CompletableFuture.supplyAsync(this::check);
        Awaitility.await().atMost(PATIENCE).until(() -> !VENDOR.calls(product).isEmpty());

        Answer second = check();

        second.expectProblem(OrderProblems.VENDOR_CHECK_RUNNING);
        assertThat(second.header("Retry-After")).isEqualTo("10");
        first.join().expect(200);
        VENDOR.behave(product, Behaviour.of(Kind.PROMPT));
        check().expect(200);
    }

    @Test
    void whoever_hangs_up_leaves_nothing_at_the_vendor() {
        VENDOR.behave(product, Behaviour.slow(Duration.ofMillis(300)));

        assertThatThrownBy(() -> market.provider.send(market.provider
                        .request(path())
                        .timeout(Duration.ofMillis(500))
                        .POST(BodyPublishers.noBody())))
                .hasCauseInstanceOf(HttpTimeoutException.class);

        Awaitility.await().atMost(PATIENCE).until(() -> VENDOR.calls(product).size() == 11);
        assertThat(running()).isEmpty();
    }

    private Answer check(String... headers) {
        return market.provider.post(path(), "", headers);
    }

    private String path() {
        return "/v1/products/%s/vendor-check".formatted(product);
    }

    private Set<String> running() {
        return VENDOR.calls(product).isEmpty()
                ? Set.of()
                : VENDOR.running(VENDOR.calls(product).getFirst().orderNumber());
    }

    private static List<String> all(String verdict) {
        return Arrays.stream(CheckStep.values())
                .map(step -> step.wireName() + " " + verdict)
                .toList();
    }

    private static Stream<String> steps(Answer report) {
        return report.body()
                .at("/steps")
                .valueStream()
                .map(step ->
                        step.at("/step").asString() + " " + step.at("/verdict").asString());
    }
}
