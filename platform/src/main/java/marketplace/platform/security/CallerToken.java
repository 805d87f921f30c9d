package marketplace.platform.security;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import marketplace.contracts.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import reactor.core.publisher.Mono;

/** A verified token as the caller that it stands for. */
final class CallerToken extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1L;

    /** Party ids go into keys and queries: short, printable, no separators. */
    private static final Pattern PARTY_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,63}");

    private final transient Caller caller;
    private final Instant endsAt;

    private CallerToken(Caller caller, Instant endsAt) {
        super(AuthorityUtils.createAuthorityList("ROLE_" + caller.role()));
        this.caller = caller;
        this.endsAt = endsAt;
        setAuthenticated(true);
    }

    static Converter<Jwt, Mono<AbstractAuthenticationToken>> converter() {
        return token -> Mono.fromSupplier(
                () -> new CallerToken(caller(token), Objects.requireNonNull(token.getExpiresAt(), "tokens end")));
    }

    private static Caller caller(Jwt token) {
        String id = token.getSubject();
        String role = token.getClaimAsString("role");
        if (id == null || !PARTY_ID.matcher(id).matches()) {
            throw new InvalidBearerTokenException("sub is no party id");
        }
        return new Caller(role(role), id);
    }

    private static Role role(@Nullable String claim) {
        for (Role role : List.of(Role.values())) {
            if (role.name().toLowerCase(Locale.ROOT).equals(claim)) {
                return role;
            }
        }
        throw new InvalidBearerTokenException("role is none of buyer, provider, operator, service");
    }

    Instant endsAt() {
        return endsAt;
    }

    @Override
    public Caller getPrincipal() {
        return caller;
    }

    @Override
    public String getCredentials() {
        return "";
    }
}
