package marketplace.stack.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import marketplace.contracts.Role;

/** Makes bearer tokens. They count real time, so moving the sandbox's clock does not end them. */
public final class Tokens {

    private static final Duration VALID_FOR = Duration.ofDays(30);

    private final PrivateKey key;
    private final Clock clock;

    private Tokens(PrivateKey key, Clock clock) {
        this.key = key;
        this.clock = clock;
    }

    public static Tokens signedWith(KeyFiles keys, Clock clock) throws IOException, GeneralSecurityException {
        return new Tokens(keys.privateKey(), clock);
    }

    /**
     * A token for 30 days.
     *
     * @param id the party's id
     */
    public String issue(Role role, String id) {
        Instant now = clock.instant();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .subject(id)
                .claim("role", role.name().toLowerCase(Locale.ROOT))
                .claim("iat", now.getEpochSecond())
                .claim("exp", now.plus(VALID_FOR).getEpochSecond())
                .build();
        SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), claims);
        try {
            token.sign(new RSASSASigner(key));
        } catch (JOSEException unsigned) {
            throw new IllegalStateException("no token for " + id, unsigned);
        }
        return token.serialize();
    }
}
