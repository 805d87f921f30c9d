package marketplace.order.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import marketplace.contracts.Role;
import marketplace.order.Answer;
import marketplace.order.Endpoint;
import marketplace.order.Party;
import marketplace.order.RunningService;
import marketplace.order.TestMarketplace;
import marketplace.platform.problem.PlatformProblems;
import marketplace.servers.TestTokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.web.reactive.DispatcherHandler;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

/** Which role may call which endpoint. */
class RoleTests {

    private static final TestMarketplace MARKET = TestMarketplace.shared();
    private static final String PRODUCT = MARKET.productWithoutForm();
    private static final String NUMBER = MARKET.place(PRODUCT);
    private static final Map<Role, Party> PARTIES = new EnumMap<>(Map.of(
            Role.BUYER, MARKET.buyer,
            Role.PROVIDER, MARKET.provider,
            Role.OPERATOR, MARKET.operator,
            Role.SERVICE, MARKET.party(Role.SERVICE, "settlement")));

    static Stream<Party> strangers() {
        RunningService service = RunningService.shared();
        return Stream.of(
                service.stranger(),
                new Party(service.baseUrl(), TestTokens.forged("operator", "olga")),
                new Party(service.baseUrl(), "Bearer nonsense"),
                new Party(service.baseUrl(), "Basic b2xnYTpvbGdh"),
                service.party("admin", "olga"),
                service.party("OPERATOR", "olga"),
                service.party("operator", "olga|alice"),
                service.party("operator", ""));
    }

    @ParameterizedTest
    @EnumSource
    void only_the_roles_it_is_for_pass(Endpoint endpoint) {
        PARTIES.forEach((role, party) -> {
            Answer answer = endpoint.call(party, NUMBER, PRODUCT, "Idempotency-Key", endpoint + "-" + role);

            assertThat(answer.status() == 403)
                    .as("%s as %s: %s", endpoint, role, answer.raw())
                    .isNotEqualTo(endpoint.isFor(role));
            assertThat(answer.status()).isNotEqualTo(401);
        });
    }

    @ParameterizedTest
    @MethodSource("strangers")
    void nobody_passes_without_a_token_of_ours(Party stranger) {
        for (Endpoint endpoint : Endpoint.values()) {
            Answer answer = endpoint.call(stranger, NUMBER, PRODUCT);

            answer.expectProblem(PlatformProblems.UNAUTHENTICATED);
            assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
        }
    }

    @Test
    void nothing_is_open() {
        Party stranger = RunningService.shared().stranger();

        Stream.of(
                        "/",
                        "/actuator",
                        "/actuator/health",
                        "/actuator/prometheus",
                        "/v3/api-docs",
                        "/sandbox/clock",
                        "/nowhere")
                .forEach(path -> stranger.get(path).expect(401));
    }

    @Test
    void the_management_port_answers_everybody_but_only_with_health_and_prometheus() {
        Party platform = RunningService.shared().management();

        platform.get("/actuator/health/readiness").expect(200);
        platform.get("/actuator/health/liveness").expect(200);
        assertThat(RunningService.shared().scrape()).contains("marketplace_");
        Stream.of("/", "/actuator", "/actuator/env", "/v3/api-docs", "/v1/orders", "/nowhere")
                .forEach(path -> platform.get(path).expect(401));
    }

    @Test
    void the_api_has_no_management_and_management_no_api() {
        Party operator = RunningService.shared().party("operator", "operator");

        operator.get("/actuator/health").expect(404);
        operator.get("/actuator/prometheus").expect(404);
        RunningService.shared()
                .management("operator", "operator")
                .get("/v1/orders")
                .expect(404);
    }

    @Test
    void no_endpoint_is_forgotten() {
        Set<String> mapped =
                Objects.requireNonNull(RunningService.shared()
                                .bean(DispatcherHandler.class)
                                .getHandlerMappings())
                        .stream()
                        .filter(RequestMappingHandlerMapping.class::isInstance)
                        .flatMap(mapping ->
                                ((RequestMappingHandlerMapping) mapping).getHandlerMethods().keySet().stream())
                        .flatMap(RoleTests::requests)
                        .filter(request -> request.contains(" /v1/"))
                        .collect(Collectors.toSet());

        assertThat(Arrays.stream(Endpoint.values()).map(endpoint -> endpoint.method() + " " + endpoint.path()))
                .containsExactlyInAnyOrderElementsOf(mapped);
    }

    @Test
    void roles_of_tokens_are_in_small_letters() {
        for (Role role : Role.values()) {
            RunningService.shared()
                    .party(role.name().toLowerCase(Locale.ROOT), "somebody")
                    .get("/v1/products")
                    .expect(200);
        }
    }

    private static Stream<String> requests(RequestMappingInfo mapping) {
        return mapping.getPatternsCondition().getPatterns().stream()
                .flatMap(path -> mapping.getMethodsCondition().getMethods().stream()
                        .map(method -> method + " " + path.getPatternString()));
    }
}
