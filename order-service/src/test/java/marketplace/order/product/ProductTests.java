package marketplace.order.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import marketplace.contracts.Role;
import marketplace.order.Answer;
import marketplace.order.Party;
import marketplace.order.TestMarketplace;
import marketplace.order.problem.RequestProblems;
import marketplace.platform.problem.PlatformProblems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProductTests {

    private static final String UNKNOWN = "00000000-0000-0000-0000-000000000000";

    private final TestMarketplace market = TestMarketplace.shared();

    @Test
    void a_product_is_listed_as_its_provider_wrote_it() {
        Map<String, Object> offer = offer("  Migration ");
        offer.put("requirementTemplate", Map.of("fields", List.of(field("host", "TEXT"), choice("engine"))));
        offer.put("deadlines", Map.of("start", "PT240H", "confirmation", "P30D"));

        Answer listed = market.provider.post("/v1/products", offer).expect(201);
        Answer found = market.buyer.get(listed.header("Location")).expect(200);

        assertThat(listed.header("ETag")).isEqualTo("\"1\"");
        assertThat(found.body()).isEqualTo(listed.body());
        assertThat(found.text("/name")).isEqualTo("Migration");
        assertThat(found.text("/deadlines/start")).isEqualTo("PT240H");
        assertThat(found.body().at("/deadlines").has("payment")).isFalse();
        assertThat(found.body().at("/requirementTemplate/fields/0/maxLength").asInt())
                .isEqualTo(2000);
        assertThat(found.texts("/requirementTemplate/fields/1/choices")).containsExactly("PostgreSQL", "MySQL");
    }

    @Test
    void a_changed_product_has_a_new_version_and_an_unchanged_one_has_not() {
        String product = market.productWithoutForm();

        Answer same = market.provider
                .put(path(product), offer("Operations"), "If-Match", "\"1\"")
                .expect(200);
        Answer changed = market.provider
                .put(path(product), offer("Night operations"), "If-Match", "\"1\"")
                .expect(200);
        Answer stale = market.provider.put(path(product), offer("Day operations"), "If-Match", "\"1\"");

        assertThat(same.header("ETag")).isEqualTo("\"1\"");
        assertThat(changed.header("ETag")).isEqualTo("\"2\"");
        assertThat(changed.text("/name")).isEqualTo("Night operations");
        stale.expectProblem(RequestProblems.STALE_VERSION);
        assertThat(stale.header("ETag")).isEqualTo("\"2\"");
    }

    @Test
    void a_delisted_product_is_seen_by_its_provider_and_the_operator_only() {
        String product = market.productWithoutForm();
        Map<String, Object> delisted = offer("Operations");
        delisted.put("listed", false);

        market.provider.put(path(product), delisted, "If-Match", "\"1\"").expect(200);

        market.provider.get(path(product)).expect(200);
        market.operator.get(path(product)).expect(200);
        market.buyer.get(path(product)).expectProblem(PlatformProblems.NOT_FOUND);
        TestMarketplace.shared().provider.get(path(product)).expectProblem(PlatformProblems.NOT_FOUND);
    }

    @Test
    void nobody_changes_the_product_of_another() {
        String product = market.productWithoutForm();
        Party other = TestMarketplace.shared().provider;

        Answer theirs = other.put(path(product), offer("Mine now"), "If-Match", "\"1\"");
        Answer nobodys = other.put(path(UNKNOWN), offer("Mine now"), "If-Match", "\"1\"");

        theirs.expectProblem(PlatformProblems.NOT_FOUND);
        assertThat(theirs.raw().replace(product, "?")).isEqualTo(nobodys.raw().replace(UNKNOWN, "?"));
        assertThat(market.buyer.get(path(product)).text("/name")).isEqualTo("Operations");
    }

    @Test
    void a_provider_reads_its_own_products_page_by_page() {
        List<String> listed = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            listed.add(market.productWithoutForm());
        }

        List<String> seen = new ArrayList<>();
        String path = "/v1/products?limit=2";
        for (String cursor = ""; seen.isEmpty() || !cursor.isEmpty(); ) {
            Answer page = market.provider.get(path + cursor).expect(200);
            page.body()
                    .at("/products")
                    .forEach(product -> seen.add(product.at("/productId").asString()));
            cursor = page.body().has("nextCursor") ? "&cursor=" + page.text("/nextCursor") : "";
        }

        assertThat(seen).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(listed);
        assertThat(market.buyer.get("/v1/products").expect(200).body().at("/products"))
                .isNotEmpty();
        market.party(Role.SERVICE, "analytics").get("/v1/products").expect(200);
    }

    @Test
    void a_repeated_listing_makes_one_product() {
        Answer first = list("k", "Operations").expect(201);
        Answer second = list("k", "Operations").expect(201);
        Answer other = list("k", "Migration");

        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(first.header("Idempotency-Replayed")).isEmpty();
        other.expectProblem(RequestProblems.IDEMPOTENCY_KEY_REUSED);
        TestMarketplace.shared()
                .provider
                .post("/v1/products", offer("Operations"), "Idempotency-Key", "k")
                .expect(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "0000", "%F0%9F%98%80", "00000000-0000-0000-0000-00000000000g"})
    void what_is_no_id_is_not_found(String id) {
        market.buyer.get("/v1/products/" + id).expectProblem(PlatformProblems.NOT_FOUND);
        market.provider
                .put("/v1/products/" + id, offer("x"), "If-Match", "\"1\"")
                .expectProblem(PlatformProblems.NOT_FOUND);
        market.buyer.get("/v1/products?cursor=" + id).expectProblem(PlatformProblems.MALFORMED_REQUEST);
    }

    private Answer list(String key, String name) {
        return market.provider.post("/v1/products", offer(name), "Idempotency-Key", key);
    }

    private static Map<String, Object> offer(String name) {
        return TestMarketplace.offer(name);
    }

    private static Map<String, Object> field(String name, String kind) {
        return Map.of("name", name, "label", "A " + name, "kind", kind, "required", true);
    }

    private static Map<String, Object> choice(String name) {
        return Map.of(
                "name",
                name,
                "label",
                "Engine",
                "kind",
                "CHOICE",
                "required",
                false,
                "choices",
                List.of("PostgreSQL", "MySQL"));
    }

    private static String path(String product) {
        return "/v1/products/" + product;
    }
}
