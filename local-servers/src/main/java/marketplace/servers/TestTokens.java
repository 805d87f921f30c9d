package marketplace.servers;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Tokens that the services under test believe, signed with a key of this test run. */
public final class TestTokens {

    private static final Duration LIFE = Duration.ofHours(1);
    private static final RSAKey KEY = key();
    private static final Path PUBLIC_KEY = publicKeyFile();
    private static final Map<String, Signed> SIGNED = new ConcurrentHashMap<>();

    private TestTokens() {}

    /** The value of {@code spring.security.oauth2.resourceserver.jwt.public-key-location}. */
    public static String publicKeyLocation() {
        return PUBLIC_KEY.toUri().toString();
    }

    /** The value of an {@code Authorization} header. Good for half an hour at least. */
    public static String bearer(String role, String id) {
        // A signature costs more than most requests of a test.
        return SIGNED.compute(
                        role + " " + id,
                        (who, known) -> known != null && known.isFresh()
                                ? known
                                : new Signed("Bearer " + token(role, id, KEY, LIFE), System.nanoTime()))
                .header();
    }

    /** As {@link #bearer}, but over for as long as that is good. */
    public static String expired(String role, String id) {
        return "Bearer " + token(role, id, KEY, LIFE.negated());
    }

    /** As {@link #bearer}, signed by somebody else. */
    public static String forged(String role, String id) {
        return "Bearer " + token(role, id, key(), LIFE);
    }

    private static String token(String role, String id, RSAKey key, Duration life) {
        // The decoder reads the machine's time, whatever the service's clock says.
        long now = System.currentTimeMillis() / 1000;
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .subject(id)
                .claim("role", role)
                .claim("exp", now + life.toSeconds())
                .build();
        try {
            SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException unsigned) {
            throw new IllegalStateException(unsigned);
        }
    }

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).generate();
        } catch (JOSEException unavailable) {
            throw new IllegalStateException(unavailable);
        }
    }

    private static Path publicKeyFile() {
        try {
            String body = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                    .encodeToString(KEY.toRSAPublicKey().getEncoded());
            Path file = Files.createTempFile("public-key", ".pem");
            file.toFile().deleteOnExit();
            return Files.writeString(
                    file, "-----BEGIN PUBLIC KEY-----\n%s\n-----END PUBLIC KEY-----\n".formatted(body));
        } catch (IOException | JOSEException unwritten) {
            throw new IllegalStateException(unwritten);
        }
    }

    private record Signed(String header, long at) {

        boolean isFresh() {
            return System.nanoTime() - at < LIFE.dividedBy(2).toNanos();
        }
    }
}
