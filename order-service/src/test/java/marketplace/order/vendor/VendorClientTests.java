package marketplace.order.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import marketplace.order.vendor.VendorEndpoint.SigningKey;
import marketplace.order.vendor.VendorOutcome.AskAgain;
import marketplace.order.vendor.VendorOutcome.Done;
import marketplace.order.vendor.VendorOutcome.Failed;
import marketplace.order.vendor.VendorOutcome.Failure;
import marketplace.order.vendor.VendorOutcome.Information;
import marketplace.order.vendor.VendorOutcome.Refused;
import marketplace.servers.vendor.Behaviour;
import marketplace.servers.vendor.Behaviour.Kind;
import marketplace.servers.vendor.ReferenceVendor;
import marketplace.servers.vendor.SeenCall;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls over real sockets to a vendor that checks signatures by itself. */
class VendorClientTests {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ReferenceVendor VENDOR = TestVendors.vendor();
    private static final VendorClient CLIENT = TestVendors.service().bean(VendorClient.class);
    private static final VendorEndpoint ENDPOINT = at(VENDOR.url());

    private final VendorOrder order =
            new VendorOrder(UUID.randomUUID().toString(), "a-product", "basic", "alice", false);
    private final VendorRequest create = VendorRequest.create(order);

    @Test
    void a_prompt_vendor_makes_an_instance_and_tells_what_the_buyer_gets() {
        Done done = done(call(create));

        assertThat(VENDOR.running(order.orderNumber())).containsExactly(done.instanceId());
        assertThat(done.information())
                .isEqualTo(new Information(
                        "https://%s.saas.example/".formatted(done.instanceId()),
                        "admin",
                        "The first password is sent to the mail address of the account."));
    }

    @Test
    void a_vendor_is_told_the_order_and_nothing_that_it_does_not_need() {
        done(call(create));

        assertThat(seen()).singleElement().satisfies(seen -> {
            assertThat(seen.complaint()).isEmpty();
            assertThat(seen.body().toString())
                    .isEqualTo(("{\"call\":\"create\",\"idempotencyKey\":\"%s/create\",\"orderNumber\":\"%s\","
                                    + "\"productId\":\"a-product\",\"plan\":\"basic\",\"buyerAccount\":\"alice\","
                                    + "\"test\":false}")
                            .formatted(order.orderNumber(), order.orderNumber()));
        });
    }

    @Test
    void a_repeated_create_is_the_same_in_every_byte_and_meets_the_same_instance() {
        Done first = done(call(create));
        Done second = done(call(VendorRequest.create(order)));

        assertThat(second).isEqualTo(first);
        assertThat(seen())
                .hasSize(2)
                .extracting(SeenCall::body)
                .allMatch(seen().getFirst().body()::equals);
    }

    @Test
    void another_instance_for_the_same_order_is_seen() {
        behave(Behaviour.of(Kind.TWICE));

        Done first = done(call(create));
        Done second = done(call(create));

        assertThat(second.instanceId()).isNotEqualTo(first.instanceId());
        assertThat(VENDOR.running(order.orderNumber())).hasSize(2);
    }

    @Test
    void what_is_accepted_is_asked_after_until_it_is_done() {
        behave(Behaviour.late(2));
        VendorRequest query = VendorRequest.query(create);

        assertThat(call(create)).isEqualTo(new AskAgain(Duration.ofSeconds(1)));
        assertThat(call(query)).isInstanceOf(AskAgain.class);
        assertThat(call(query)).isInstanceOf(AskAgain.class);
        Done done = done(call(query));

        assertThat(VENDOR.running(order.orderNumber())).containsExactly(done.instanceId());
        assertThat(seen()).extracting(SeenCall::idempotencyKey).containsOnly(order.orderNumber() + "/create");
    }

    @Test
    void an_instance_is_renewed_moved_ended_and_destroyed() {
        String id = Objects.requireNonNull(done(call(create)).instanceId());

        done(call(VendorRequest.renew(order, id, Instant.parse("2027-01-01T00:00:00Z"))));
        done(call(VendorRequest.modify(order.withPlan("large"), id, "2")));
        done(call(VendorRequest.expire(order, id)));
        done(call(VendorRequest.destroy(order)));
        done(call(VendorRequest.destroy(order)));

        assertThat(VENDOR.running(order.orderNumber())).isEmpty();
        assertThat(seen().stream().map(SeenCall::idempotencyKey).distinct())
                .containsExactly(
                        order.orderNumber() + "/create",
                        order.orderNumber() + "/renew/2027-01-01T00:00:00Z",
                        order.orderNumber() + "/modify/2",
                        order.orderNumber() + "/expire",
                        order.orderNumber() + "/destroy");
        assertThat(seen().get(1).body().at("/until").asString()).isEqualTo("2027-01-01T00:00:00Z");
        assertThat(seen().get(2).body().at("/plan").asString()).isEqualTo("large");
        assertThat(seen()).extracting(SeenCall::instanceId).containsExactly("", id, id, id, "", "");
    }

    @Test
    void of_two_instances_one_is_destroyed_alone() {
        behave(Behaviour.of(Kind.TWICE));
        String first = Objects.requireNonNull(done(call(create)).instanceId());
        String second = Objects.requireNonNull(done(call(create)).instanceId());

        done(call(VendorRequest.destroy(order, second)));

        assertThat(VENDOR.running(order.orderNumber())).containsExactly(first);
        assertThat(seen().getLast().idempotencyKey()).isEqualTo(order.orderNumber() + "/destroy/" + second);
    }

    @Test
    void an_order_that_was_destroyed_while_its_create_was_on_its_way_gets_no_instance_later() {
        done(call(VendorRequest.destroy(order)));

        assertThat(call(create)).isEqualTo(new Refused("the order is over", true));
        assertThat(VENDOR.running(order.orderNumber())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"REFUSE, true", "REFUSE_FOR_NOW, false"})
    void a_refusal_says_whether_it_is_for_good(Kind kind, boolean permanent) {
        behave(Behaviour.of(kind));

        assertThat(call(create)).isEqualTo(new Refused("sold out", permanent));
    }

    @ParameterizedTest
    @CsvSource({
        "GARBAGE, BAD_ANSWER",
        "TOO_LARGE, TOO_LARGE",
        "ERROR, BAD_STATUS",
        "REDIRECT, REDIRECTED",
        "SILENT, TIME_OUT",
        "DRIPPING, TIME_OUT"
    })
    void whatever_a_bad_vendor_answers_a_call_ends_with_a_reason(Kind kind, Failure reason) {
        behave(Behaviour.of(kind).firstTimes(1));

        assertThat(failure(call(create))).isEqualTo(reason);
        assertThat(seen()).hasSize(1);
        done(call(create));
    }

    @Test
    void an_answer_that_comes_too_late_is_none_and_the_next_call_finds_what_was_made() {
        behave(Behaviour.slow(Duration.ofSeconds(6)).firstTimes(1));

        assertThat(failure(call(create))).isEqualTo(Failure.TIME_OUT);
        Done done = done(call(create));

        assertThat(VENDOR.running(order.orderNumber())).containsExactly(done.instanceId());
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:1024/, UNREACHABLE",
        "http://nobody.invalid/, UNREACHABLE",
        "http://169.254.169.254:8080/latest/meta-data, ADDRESS_NOT_ALLOWED",
        "http://10.0.0.1:8080/, ADDRESS_NOT_ALLOWED",
        "http://127.0.0.2:8080/, ADDRESS_NOT_ALLOWED",
        "http://[::1]:8080/, ADDRESS_NOT_ALLOWED",
        "http://127.0.0.1:25/, ADDRESS_NOT_ALLOWED"
    })
    void where_nobody_answers_or_nobody_may_be_sent_is_told_apart(String url, Failure reason) {
        assertThat(failure(call(at(URI.create(url)), create))).isEqualTo(reason);
    }

    @Test
    void a_server_without_tls_is_not_talked_to_over_https() {
        URI https = URI.create(VENDOR.url().toString().replace("http:", "https:"));

        assertThat(failure(call(at(https), create))).isIn(Failure.UNREACHABLE, Failure.TIME_OUT);
        assertThat(seen()).isEmpty();
    }

    @Test
    void a_vendor_with_another_secret_does_not_believe() {
        VendorOutcome outcome = call(ENDPOINT.withSecret("x".repeat(32)), create);

        assertThat(outcome).isEqualTo(new Failed(Failure.BAD_STATUS, "status 401", 401));
        assertThat(seen()).singleElement().extracting(SeenCall::complaint).isEqualTo("wrong signature");
    }

    @ParameterizedTest
    @ValueSource(ints = {-25, 0, 25})
    void a_signature_is_believed_for_half_a_minute(int age) {
        VendorOutcome outcome = CLIENT.callAgo(ENDPOINT, create, Duration.ofSeconds(age))
                .blockOptional(PATIENCE)
                .orElseThrow();

        assertThat(outcome).isInstanceOf(Done.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {-35, 35, 3600})
    void and_no_longer(int age) {
        VendorOutcome outcome = CLIENT.callAgo(ENDPOINT, create, Duration.ofSeconds(age))
                .blockOptional(PATIENCE)
                .orElseThrow();

        assertThat(failure(outcome)).isEqualTo(Failure.BAD_STATUS);
        assertThat(seen()).singleElement().extracting(SeenCall::complaint).isEqualTo("wrong time");
    }

    @Test
    void while_a_secret_is_replaced_a_vendor_may_know_either() {
        SigningKey other = new SigningKey("vk_2", "another-secret-of-32-characters!");
        SigningKey known = ENDPOINT.keys().getFirst();

        done(call(new VendorEndpoint(VENDOR.url(), List.of(other, known)), create));
        done(call(new VendorEndpoint(VENDOR.url(), List.of(known, other)), create));
    }

    @Test
    void the_query_of_a_url_is_signed_too() {
        done(call(at(URI.create(VENDOR.url() + "?tenant=7&name=%E4%BA%91")), create));

        assertThat(seen()).singleElement().extracting(SeenCall::complaint).isEqualTo("");
    }

    @Test
    void secrets_and_what_is_for_the_buyer_are_printed_nowhere() {
        Done done = done(call(create));

        assertThat(ENDPOINT.toString()).contains("vk_1").doesNotContain(TestVendors.SECRET);
        assertThat(done.toString()).doesNotContain("saas.example");
    }

    private void behave(Behaviour behaviour) {
        VENDOR.behave(order.orderNumber(), behaviour);
    }

    private List<SeenCall> seen() {
        return VENDOR.calls(order.orderNumber());
    }

    private static VendorOutcome call(VendorRequest request) {
        return call(ENDPOINT, request);
    }

    private static VendorOutcome call(VendorEndpoint endpoint, VendorRequest request) {
        return CLIENT.call(endpoint, request).blockOptional(PATIENCE).orElseThrow();
    }

    private static VendorEndpoint at(URI url) {
        return new VendorEndpoint(url, List.of(new SigningKey("vk_1", TestVendors.SECRET)));
    }

    @CanIgnoreReturnValue
    private static Done done(VendorOutcome outcome) {
        assertThat(outcome).isInstanceOf(Done.class);
        return (Done) outcome;
    }

    private static Failure failure(VendorOutcome outcome) {
        assertThat(outcome).isInstanceOf(Failed.class);
        return ((Failed) outcome).failure();
    }
}
