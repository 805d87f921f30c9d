package marketplace.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import marketplace.platform.clock.WallClock;
import org.junit.jupiter.api.Test;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class VerifiedTokensTests {

    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    private static final Duration MEMORY = Duration.ofMinutes(1);

    private final AtomicInteger verified = new AtomicInteger();
    private Duration passed = Duration.ZERO;
    private final VerifiedTokens tokens = new VerifiedTokens(
            this::verify,
            new SecurityProperties(false, MEMORY, 10),
            new WallClock(Clock.fixed(NOW, ZoneOffset.UTC)),
            () -> passed.toNanos());

    @Test
    void verifiesAGoodTokenOnceForAsLongAsItIsRemembered() {
        Caller first = caller("hour");
        Caller second = caller("hour");

        assertThat(first).isEqualTo(second);
        assertThat(verified).hasValue(1);

        passed = MEMORY;
        assertThat(caller("hour")).isEqualTo(first);
        assertThat(verified).hasValue(2);
    }

    @Test
    void asksAgainAsSoonAsTheTokenHasEnded() {
        assertThat(caller("seconds")).isNotNull();

        passed = Duration.ofSeconds(10);
        assertThat(caller("seconds")).isNotNull();

        assertThat(verified).hasValue(2);
    }

    @Test
    void remembersNoTokenThatEndedAlready() {
        assertThat(caller("ended")).isNotNull();
        assertThat(caller("ended")).isNotNull();

        assertThat(verified).hasValue(2);
    }

    @Test
    void remembersNoTokenThatWasRefused() {
        for (int i = 0; i < 3; i++) {
            StepVerifier.create(tokens.authenticate(new BearerTokenAuthenticationToken("bad")))
                    .verifyError(InvalidBearerTokenException.class);
        }

        assertThat(verified).hasValue(3);
    }

    @Test
    void tellsTokensApart() {
        assertThat(caller("hour").id()).isEqualTo("hour");
        assertThat(caller("seconds").id()).isEqualTo("seconds");
        assertThat(caller("hour").id()).isEqualTo("hour");
    }

    private Caller caller(String token) {
        return (Caller) tokens.authenticate(new BearerTokenAuthenticationToken(token))
                .mapNotNull(Authentication::getPrincipal)
                .blockOptional()
                .orElseThrow();
    }

    /** Stands for the signature check: what it costs is not the matter here, how often it is asked is. */
    private Mono<Authentication> verify(Authentication presented) {
        String token = ((BearerTokenAuthenticationToken) presented).getToken();
        verified.incrementAndGet();
        return switch (token) {
            case "hour" -> good(token, Duration.ofHours(1));
            case "seconds" -> good(token, Duration.ofSeconds(10));
            case "ended" -> good(token, Duration.ofSeconds(-1));
            default -> Mono.error(new InvalidBearerTokenException("bad"));
        };
    }

    private static Mono<Authentication> good(String id, Duration left) {
        Jwt jwt = Jwt.withTokenValue(id)
                .header("alg", "RS256")
                .subject(id)
                .claim("role", "buyer")
                .expiresAt(NOW.plus(left))
                .build();
        return CallerToken.converter().convert(jwt).cast(Authentication.class);
    }
}
