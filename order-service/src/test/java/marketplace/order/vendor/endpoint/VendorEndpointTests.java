package marketplace.order.vendor.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import marketplace.order.Answer;
import marketplace.order.Endpoint;
import marketplace.order.Party;
import marketplace.order.RunningService;
import marketplace.order.TestMarketplace;
import marketplace.order.TestSql;
import marketplace.order.completion.LogText;
import marketplace.order.problem.OrderProblems;
import marketplace.order.vendor.VendorEndpoint;
import marketplace.order.vendor.VendorEndpoint.SigningKey;
import marketplace.platform.problem.PlatformProblems;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VendorEndpointTests {

    private static final String UNKNOWN = "00000000-0000-0000-0000-000000000000";
    private static final String URL = "https://8.8.8.8:8443/marketplace?tenant=7";
    private static final String SECRET = "planted-mFq2Zr8sT1vYb4Nc7Xe0Kd5Lh9";
    private static final String OTHER_SECRET = "planted-Pj3WaGuR6iOq1SxD8fBnM2kVz5";

    private final TestMarketplace market = TestMarketplace.shared();
    private final VendorEndpoints endpoints = RunningService.shared().bean(VendorEndpoints.class);
    private final String product = market.saasProduct();

    @Test
    void an_endpoint_is_shown_as_it_was_registered_but_for_the_secret() {
        Answer registered = register(URL, SECRET).expect(200);

        assertThat(registered.text("/url")).isEqualTo(URL);
        assertThat(registered.text("/keyId")).matches("vk_[0-9a-f]{12}");
        assertThat(registered.text("/changedAt"))
                .isEqualTo(RunningService.sharedClock().instant().toString());
        assertThat(market.provider.get(path(product)).expect(200).body()).isEqualTo(registered.body());
        assertThat(market.operator.get(path(product)).expect(200).body()).isEqualTo(registered.body());
        assertThat(secrets()).containsExactly(SECRET);
    }

    @Test
    void the_same_again_changes_nothing() {
        Answer first = register(URL, SECRET).expect(200);
        RunningService.sharedClock().tick(Duration.ofMinutes(1));

        assertThat(register(URL, SECRET).expect(200).body()).isEqualTo(first.body());
    }

    @Test
    void the_same_at_the_same_moment_makes_one_key() {
        Set<String> keys = IntStream.range(0, 16)
                .parallel()
                .mapToObj(nth -> register(URL, SECRET).expect(200).text("/keyId"))
                .collect(Collectors.toSet());

        assertThat(keys).hasSize(1);
        assertThat(secrets()).containsExactly(SECRET);
    }

    @Test
    void after_a_new_secret_calls_are_signed_with_the_one_before_for_a_day() {
        Answer first = register(URL, SECRET).expect(200);
        Answer second = register(URL, OTHER_SECRET).expect(200);

        assertThat(second.text("/keyId")).isNotEqualTo(first.text("/keyId"));
        assertThat(second.text("/previousKeyId")).isEqualTo(first.text("/keyId"));
        assertThat(second.text("/previousUntil"))
                .isEqualTo(RunningService.sharedClock()
                        .instant()
                        .plus(Duration.ofDays(1))
                        .toString());
        assertThat(secrets()).containsExactly(OTHER_SECRET, SECRET);

        RunningService.sharedClock().tick(Duration.ofDays(1));

        assertThat(market.provider.get(path(product)).body().has("previousKeyId"))
                .isFalse();
        assertThat(secrets()).containsExactly(OTHER_SECRET);
    }

    @Test
    void a_new_url_keeps_the_key() {
        Answer first = register(URL, SECRET).expect(200);
        Answer moved = register("https://1.1.1.1/", SECRET).expect(200);

        assertThat(moved.text("/url")).isEqualTo("https://1.1.1.1/");
        assertThat(moved.text("/keyId")).isEqualTo(first.text("/keyId"));
        assertThat(moved.body().has("previousKeyId")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "saas.example.com",
                "ftp://8.8.8.8/",
                "https://user:secret@8.8.8.8/",
                "https://8.8.8.8/#x",
                "https://8.8.8.8:22/",
                "https://10.0.0.1/",
                "https://192.168.1.1/",
                "https://169.254.169.254/latest/meta-data",
                "https://100.64.0.1/",
                "https://[::1]/",
                "https://[fd00::1]/",
                "https://[64:ff9b::7f00:1]/",
                "https://0x7f.1/",
                "https://2130706433/",
                "https://nobody.invalid/",
                "https://müller.example/"
            })
    void a_url_that_nobody_may_be_sent_to_is_not_taken(String url) {
        Answer refused = register(url, SECRET);

        refused.expectProblem(PlatformProblems.INVALID_REQUEST);
        assertThat(refused.wrongField()).isEqualTo("/url");
        market.provider.get(path(product)).expectProblem(OrderProblems.VENDOR_ENDPOINT_MISSING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "short",
                "mFq2Zr8sT1vYb4Nc7Xe0Kd5Lh9Pj3Wa",
                "mFq2Zr8sT1vYb4Nc7 Xe0Kd5Lh9Pj3WaG",
                "密码密码密码密码密码密码密码密码密码密码密码密码密码密码密码密码",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "123456789123456789123456789123456789"
            })
    void a_secret_that_can_be_guessed_is_not_taken(String secret) {
        Answer refused = register(URL, secret);

        refused.expectProblem(PlatformProblems.INVALID_REQUEST);
        assertThat(refused.wrongField()).isEqualTo("/secret");
    }

    @ParameterizedTest
    @CsvSource({"url, /url", "secret, /secret"})
    void what_is_missing_is_named(String field, String pointer) {
        Map<String, Object> body = new HashMap<>(body(URL, SECRET));
        body.remove(field);

        Answer refused = market.provider.put(path(product), body);

        refused.expectProblem(PlatformProblems.INVALID_REQUEST);
        assertThat(refused.wrongField()).isEqualTo(pointer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{\"keyId\":\"vk_1\"}", "{\"url\":null,\"url\":null}"})
    void what_cannot_be_read_is_not_taken(String body) {
        market.provider.put(path(product), body).expectProblem(PlatformProblems.MALFORMED_REQUEST);
    }

    @Test
    void the_product_of_another_answers_like_one_that_is_not_there() {
        register(URL, SECRET).expect(200);
        Party other = TestMarketplace.shared().provider;

        for (String nobodys : List.of(UNKNOWN, "none")) {
            assertThat(alike(other.get(path(product)))).isEqualTo(alike(other.get(path(nobodys)), nobodys));
            assertThat(alike(other.put(path(product), body(URL, OTHER_SECRET))))
                    .isEqualTo(alike(other.put(path(nobodys), body(URL, OTHER_SECRET)), nobodys));
            assertThat(alike(other.post(check(product), ""))).isEqualTo(alike(other.post(check(nobodys), ""), nobodys));
        }
        other.get(path(product)).expectProblem(PlatformProblems.NOT_FOUND);
        assertThat(secrets()).containsExactly(SECRET);
    }

    @Test
    void a_product_without_an_endpoint_has_none_to_show_or_to_check() {
        market.provider.get(path(product)).expectProblem(OrderProblems.VENDOR_ENDPOINT_MISSING);
        market.operator.get(path(product)).expectProblem(OrderProblems.VENDOR_ENDPOINT_MISSING);
        market.provider.post(check(product), "").expectProblem(OrderProblems.VENDOR_ENDPOINT_MISSING);
    }

    @Test
    void secrets_are_in_no_column_no_log_and_no_answer() {
        try (LogText log = LogText.listen()) {
            register(URL, SECRET).expect(200);
            register(URL, OTHER_SECRET).expect(200);
            register("https://10.0.0.1/", SECRET).expect(422);
            for (Endpoint endpoint : List.of(Endpoint.VENDOR_ENDPOINT, Endpoint.PRODUCT, Endpoint.PRODUCTS)) {
                assertThat(endpoint.call(market.provider, "", product).raw()).doesNotContain("planted");
            }

            assertThat(log.everything()).contains("secret=***").doesNotContain("planted");
        }
        try (TestSql database = new TestSql(RunningService.sharedDatabase())) {
            assertThat(database.rows(
                            "select v::text from vendor_endpoints v where product_id = '%s'".formatted(product)))
                    .singleElement()
                    .asString()
                    .doesNotContain("planted");
        }
    }

    @Test
    void a_secret_does_not_open_for_another_product() {
        String other = market.saasProduct();
        register(URL, SECRET).expect(200);
        market.provider.put(path(other), body(URL, OTHER_SECRET)).expect(200);

        try (TestSql database = new TestSql(RunningService.sharedDatabase())) {
            database.run("""
                    update vendor_endpoints set (key_id, sealed_secret) =
                      (select key_id, sealed_secret from vendor_endpoints where product_id = '%s')
                     where product_id = '%s'
                    """.formatted(other, product));
        }

        register(URL, SECRET).expectProblem(PlatformProblems.INTERNAL_ERROR);
    }

    private Answer register(String url, String secret) {
        return market.provider.put(path(product), body(url, secret));
    }

    private List<String> secrets() {
        @Nullable VendorEndpoint endpoint = endpoints.of(product).block(Duration.ofSeconds(10));
        return endpoint == null
                ? List.of()
                : endpoint.keys().stream().map(SigningKey::secret).toList();
    }

    private String alike(Answer answer) {
        return alike(answer, product);
    }

    private static String alike(Answer answer, String id) {
        return answer.raw().replace(id, "?");
    }

    private static Map<String, Object> body(String url, String secret) {
        return Map.of("url", url, "secret", secret);
    }

    private static String path(String product) {
        return "/v1/products/%s/vendor-endpoint".formatted(product);
    }

    private static String check(String product) {
        return "/v1/products/%s/vendor-check".formatted(product);
    }
}
