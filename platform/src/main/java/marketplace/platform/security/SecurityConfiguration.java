package marketplace.platform.security;

import com.github.benmanes.caffeine.cache.Ticker;
import java.util.Objects;
import marketplace.platform.clock.WallClock;
import marketplace.platform.problem.PlatformProblems;
import marketplace.platform.problem.ProblemException;
import marketplace.platform.problem.ProblemWriter;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtReactiveAuthenticationManager;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.authorization.ServerAccessDeniedHandler;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.security.web.server.firewall.ServerWebExchangeFirewall;
import org.springframework.security.web.server.firewall.StrictServerWebExchangeFirewall;

/** Every request of the API carries a token; there are no sessions, no cookies, no forms. */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
@EnableConfigurationProperties(SecurityProperties.class)
class SecurityConfiguration {

    @Bean
    SecurityWebFilterChain tokens(
            ServerHttpSecurity http,
            ReactiveJwtDecoder decoder,
            SecurityProperties properties,
            WallClock clock,
            ProblemWriter problems) {
        return http.csrf(ServerHttpSecurity.CsrfSpec::disable)
                .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .requestCache(ServerHttpSecurity.RequestCacheSpec::disable)
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .authorizeExchange(exchanges -> exchanges.anyExchange().access(new OpenPaths(properties)))
                .exceptionHandling(errors -> errors.authenticationEntryPoint(unauthenticated(problems))
                        .accessDeniedHandler(denied(problems)))
                .oauth2ResourceServer(server -> server.bearerTokenConverter(new BearerTokens())
                        .authenticationEntryPoint(unauthenticated(problems))
                        .jwt(jwt -> jwt.authenticationManager(verified(decoder, properties, clock))))
                .build();
    }

    /** Paths that could be read in two ways go no further. */
    @Bean
    ServerExchangeRejectedHandler ambiguousPath(ProblemWriter problems) {
        return (exchange, rejected) -> problems.write(
                exchange,
                new ProblemException(PlatformProblems.MALFORMED_REQUEST, "the address or a header is not allowed"));
    }

    /** As strict as it comes; the same characters are told apart without regular expressions, which took a tenth of a request. */
    @Bean
    ServerWebExchangeFirewall firewall() {
        StrictServerWebExchangeFirewall firewall = new StrictServerWebExchangeFirewall();
        firewall.setAllowedHeaderNames(name -> isPlain(name, false));
        firewall.setAllowedHeaderValues(value -> isPlain(value, true));
        return firewall;
    }

    /** How long requests take is observed once, around all of them; an observation for every filter costs more than the filters. */
    @Bean
    SecurityObservationSettings noObservations() {
        return SecurityObservationSettings.noObservations();
    }

    /** A token that never ends cannot be taken back. */
    @Bean
    OAuth2TokenValidator<Jwt> tokensEnd() {
        return new JwtClaimValidator<>(JwtClaimNames.EXP, Objects::nonNull);
    }

    /** Also asked about headers that are not there. */
    private static boolean isPlain(@Nullable String text, boolean tab) {
        return text == null
                || text.codePoints()
                        .allMatch(c -> (Character.isDefined(c) && !Character.isISOControl(c)) || (tab && c == '\t'));
    }

    private static VerifiedTokens verified(ReactiveJwtDecoder decoder, SecurityProperties properties, WallClock clock) {
        JwtReactiveAuthenticationManager verification = new JwtReactiveAuthenticationManager(decoder);
        verification.setJwtAuthenticationConverter(CallerToken.converter());
        return new VerifiedTokens(verification, properties, clock, Ticker.systemTicker());
    }

    private static ServerAuthenticationEntryPoint unauthenticated(ProblemWriter problems) {
        return (exchange, failure) -> problems.write(
                exchange,
                new ProblemException(PlatformProblems.UNAUTHENTICATED, "send a valid bearer token")
                        .header("WWW-Authenticate", "Bearer"));
    }

    private static ServerAccessDeniedHandler denied(ProblemWriter problems) {
        return (exchange, failure) -> problems.write(
                exchange, new ProblemException(PlatformProblems.FORBIDDEN_ROLE, "the token's role may not do this"));
    }
}
