package marketplace.order.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import marketplace.order.Answer;
import marketplace.order.problem.OrderProblems;
import marketplace.order.problem.RequestProblems;
import marketplace.platform.problem.PlatformProblems;
import marketplace.platform.problem.ProblemType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every problem of the closed list can be met, and looks as it should. */
class EveryProblemTests {

    /** Problems that need a broken service or a request that is none, and where they are met. */
    private static final Map<ProblemType, String> ELSEWHERE = Map.ofEntries(
            Map.entry(PlatformProblems.REQUEST_TOO_SLOW, "SlowBodyTests"),
            Map.entry(PlatformProblems.ADDRESS_TOO_LONG, "UnreadableRequestsTests"),
            Map.entry(PlatformProblems.HEADERS_TOO_LARGE, "UnreadableRequestsTests"),
            Map.entry(PlatformProblems.TOO_MANY_REQUESTS, "RateLimitTests"),
            Map.entry(PlatformProblems.OVERLOADED, "OutOfReachTests"),
            Map.entry(PlatformProblems.UNAVAILABLE, "OutOfReachTests"),
            Map.entry(PlatformProblems.INTERNAL_ERROR, "CompletionSecrecyTests"),
            Map.entry(OrderProblems.QUERY_TOO_BROAD, "BroadQueryTests"),
            Map.entry(OrderProblems.TOO_MANY_LISTENERS, "LongPollTests"),
            Map.entry(OrderProblems.TOO_MANY_DOWNLOADS, "DownloadConnectionTests"),
            Map.entry(OrderProblems.DOWNLOAD_RUNNING, "JobApiTests"),
            Map.entry(OrderProblems.DOWNLOAD_NOT_READY, "JobApiTests"),
            Map.entry(OrderProblems.DOWNLOAD_EXPIRED, "JobTests"),
            Map.entry(OrderProblems.VENDOR_CHECK_RUNNING, "VendorCheckTests"),
            Map.entry(OrderProblems.TOO_MANY_TRANSFERS, "UploadConnectionTests"),
            Map.entry(OrderProblems.UPLOAD_TOO_SLOW, "UploadConnectionTests"),
            Map.entry(OrderProblems.DELIVERY_REVOKED, "VendorDeliveryTests"));

    /** Refusals of requests about an order that the caller may see. */
    private static final Set<ProblemType> ABOUT_AN_ORDER = Set.of(
            PlatformProblems.FORBIDDEN_ROLE,
            RequestProblems.STALE_VERSION,
            RequestProblems.IDEMPOTENCY_KEY_REUSED,
            OrderProblems.ACTION_NOT_ALLOWED,
            OrderProblems.ALREADY_PAID,
            OrderProblems.ORDER_CANCELLED,
            OrderProblems.REQUIREMENT_CHANGED,
            OrderProblems.LIMIT_REACHED,
            OrderProblems.PRICE_UNCHANGED,
            OrderProblems.PRICE_NOT_POSITIVE,
            OrderProblems.PRICE_OUT_OF_BOUNDS,
            OrderProblems.PRICE_CURRENCY_DIFFERS,
            OrderProblems.REQUIREMENT_INVALID,
            OrderProblems.DELIVERY_NOT_THERE,
            OrderProblems.ORDER_DISPUTED,
            OrderProblems.REFUND_OPEN,
            OrderProblems.NOT_REFUNDABLE,
            OrderProblems.CLAIM_CHANGED,
            OrderProblems.REFUND_UNKNOWN,
            OrderProblems.REFUND_NOT_FAILED,
            OrderProblems.REFUND_AMOUNT_INVALID,
            OrderProblems.OUTCOME_NOT_POSSIBLE,
            OrderProblems.DUE_TIME_INVALID);

    private final ProblemCases cases = new ProblemCases();

    static Stream<ProblemType> here() {
        return all().filter(type -> !ELSEWHERE.containsKey(type));
    }

    @ParameterizedTest
    @MethodSource("here")
    void a_problem_is_met_over_http(ProblemType type) {
        Answer answer = cases.provoke(type);

        answer.expectProblem(type);
        assertThat(answer.text("/instance")).startsWith("/v1/");
    }

    @ParameterizedTest
    @MethodSource("here")
    void a_refusal_about_an_order_names_its_status_and_what_is_allowed(ProblemType type) {
        Answer answer = cases.provoke(type);

        boolean about = ABOUT_AN_ORDER.contains(type);
        assertThat(answer.body().has("orderStatus")).isEqualTo(about);
        assertThat(answer.body().has("orderVersion")).isEqualTo(about);
        assertThat(answer.body().at("/allowedActions").isArray()).isEqualTo(about);
        assertThat(answer.header("ETag").matches("\"[1-9][0-9]*\"")).isEqualTo(about);
    }

    @Test
    void no_problem_is_forgotten() {
        Set<ProblemType> provoked = cases.known();

        assertThat(Stream.concat(provoked.stream(), ELSEWHERE.keySet().stream()))
                .containsExactlyInAnyOrderElementsOf(all().toList());
    }

    private static Stream<ProblemType> all() {
        return Stream.<ProblemType[]>of(PlatformProblems.values(), RequestProblems.values(), OrderProblems.values())
                .flatMap(Stream::of);
    }
}
