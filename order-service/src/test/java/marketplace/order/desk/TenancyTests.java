package marketplace.order.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.TreeMap;
import java.util.stream.Stream;
import marketplace.contracts.Role;
import marketplace.order.Answer;
import marketplace.order.Endpoint;
import marketplace.order.Party;
import marketplace.order.TestMarketplace;
import marketplace.order.problem.OrderProblems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Somebody else's order answers exactly like one that does not exist. */
class TenancyTests {

    private static final TestMarketplace OURS = TestMarketplace.shared();
    private static final TestMarketplace THEIRS = TestMarketplace.shared();
    private static final String PRODUCT = OURS.productWithoutForm();
    private static final String NUMBER = OURS.awaitingConfirmation(PRODUCT);
    private static final String NOBODYS = NUMBER.substring(0, 12) + "0000000";

    static Stream<Endpoint> ofAnOrder() {
        return Endpoint.ofAnOrder().stream();
    }

    @ParameterizedTest
    @MethodSource("ofAnOrder")
    void another_buyer_learns_nothing(Endpoint endpoint) {
        assertThat(seen(endpoint, THEIRS.buyer, NUMBER)).isEqualTo(seen(endpoint, THEIRS.buyer, NOBODYS));
    }

    @ParameterizedTest
    @MethodSource("ofAnOrder")
    void another_provider_learns_nothing(Endpoint endpoint) {
        assertThat(seen(endpoint, THEIRS.provider, NUMBER)).isEqualTo(seen(endpoint, THEIRS.provider, NOBODYS));
    }

    @ParameterizedTest
    @MethodSource("ofAnOrder")
    void conditions_and_keys_tell_nothing_either(Endpoint endpoint) {
        String[] headers = {"If-Match", "\"1\"", "Idempotency-Key", "k"};

        Answer theirs = endpoint.call(THEIRS.buyer, NUMBER, PRODUCT, headers);
        Answer nobodys = endpoint.call(THEIRS.buyer, NOBODYS, PRODUCT, headers);

        assertThat(withoutInstance(theirs, NUMBER)).isEqualTo(withoutInstance(nobodys, NOBODYS));
    }

    @ParameterizedTest
    @MethodSource("ofAnOrder")
    void what_is_no_order_number_answers_alike(Endpoint endpoint) {
        String noNumber = "ORD-1";

        assertThat(seen(endpoint, THEIRS.buyer, noNumber)).isEqualTo(seen(endpoint, THEIRS.buyer, NOBODYS));
    }

    @Test
    void the_same_id_in_another_role_is_another_party() {
        String buyer = OURS.order(OURS.buyer, NUMBER).text("/buyerId");
        Party namesake = OURS.party(Role.PROVIDER, buyer);

        namesake.get("/v1/orders/" + NUMBER).expectProblem(OrderProblems.ORDER_NOT_FOUND);
    }

    @Test
    void lists_show_the_callers_side_only_even_by_exact_number() {
        for (Party stranger : new Party[] {THEIRS.buyer, THEIRS.provider}) {
            assertThat(stranger.get("/v1/orders?orderNumber=" + NUMBER).body().at("/orders"))
                    .isEmpty();
            assertThat(stranger.get("/v1/orders").body().at("/orders")).isEmpty();
        }
    }

    @Test
    void nobody_but_its_buyer_sees_completion_information() {
        String path = "/v1/orders/%s/delivery".formatted(NUMBER);

        Answer own = OURS.buyer.get(path).expect(200);

        assertThat(own.text("/completionInformation")).isEqualTo("root / s3cret");
        assertThat(own.header("Cache-Control")).isEqualTo("no-store");
        OURS.provider.get(path).expect(403);
        OURS.operator.get(path).expect(403);
        OURS.party(Role.SERVICE, "analytics").get(path).expect(403);
    }

    @Test
    void other_services_see_orders_without_the_buyers_contact() {
        Answer seen = OURS.party(Role.SERVICE, "analytics")
                .get("/v1/orders/" + NUMBER)
                .expect(200);

        assertThat(seen.body().has("contact")).isFalse();
        assertThat(OURS.order(OURS.operator, NUMBER).text("/contact/phone")).isEqualTo("+86 138 0000 0000");
    }

    private static String seen(Endpoint endpoint, Party who, String number) {
        Answer answer = endpoint.call(who, number, PRODUCT);
        assertThat(answer.status()).isIn(403, 404);
        return withoutInstance(answer, number);
    }

    private static String withoutInstance(Answer answer, String number) {
        TreeMap<String, Object> headers = new TreeMap<>(answer.headers().map());
        headers.keySet().removeIf(name -> name.equalsIgnoreCase("date") || name.equalsIgnoreCase("content-length"));
        return answer.status() + " " + headers + " " + answer.raw().replace(number, "?");
    }
}
