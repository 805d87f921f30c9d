package marketplace.platform.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import marketplace.platform.clock.WallClock;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import reactor.core.publisher.Mono;

/**
 * Remembers for a while which tokens were found good: to check a signature costs more than much of what is asked with it. Tokens that
 * were refused are checked anew each time, so strangers fill no memory.
 */
final class VerifiedTokens implements ReactiveAuthenticationManager {

    private final ReactiveAuthenticationManager verification;
    private final WallClock clock;
    private final Duration memory;
    private final Cache<String, CallerToken> good;

    VerifiedTokens(
            ReactiveAuthenticationManager verification, SecurityProperties properties, WallClock clock, Ticker ticker) {
        this.verification = verification;
        this.clock = clock;
        this.memory = properties.tokenMemory();
        this.good = Caffeine.newBuilder()
                .maximumSize(properties.tokens())
                .expireAfter(Expiry.creating(this::remembered))
                .ticker(ticker)
                .build();
    }

    @Override
    public Mono<Authentication> authenticate(Authentication presented) {
        return presented instanceof BearerTokenAuthenticationToken bearer
                ? authenticate(bearer)
                : verification.authenticate(presented);
    }

    private Mono<Authentication> authenticate(BearerTokenAuthenticationToken bearer) {
        CallerToken known = good.getIfPresent(bearer.getToken());
        return known == null
                ? verification.authenticate(bearer).doOnNext(it -> remember(bearer, it))
                : Mono.just(known);
    }

    private void remember(BearerTokenAuthenticationToken bearer, Authentication verified) {
        if (verified instanceof CallerToken caller) {
            good.put(bearer.getToken(), caller);
        }
    }

    private Duration remembered(String token, CallerToken caller) {
        Duration left = Duration.between(clock.instant(), caller.endsAt());
        return left.isNegative() ? Duration.ZERO : left.compareTo(memory) < 0 ? left : memory;
    }
}
