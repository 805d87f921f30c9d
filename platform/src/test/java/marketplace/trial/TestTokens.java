package marketplace.trial;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Date;

/** Tokens, good ones and others. */
public final class TestTokens {

    private static final Duration LIFE = Duration.ofHours(1);
    private static final RSAKey KEY = key();
    private static final String PUBLIC_KEY = pem();

    private TestTokens() {}

    /** The value of {@code spring.security.oauth2.resourceserver.jwt.public-key-location}. */
    public static String publicKeyLocation() {
        try {
            Path file = Files.createTempFile("public-key", ".pem");
            file.toFile().deleteOnExit();
            return Files.writeString(file, PUBLIC_KEY).toUri().toString();
        } catch (IOException unwritten) {
            throw new IllegalStateException(unwritten);
        }
    }

    public static String token(Object role, String id) {
        return signed(claims(LIFE).subject(id).claim("role", role).build(), JWSAlgorithm.RS256, rsa(KEY));
    }

    public static String withoutRole(String id) {
        return signed(claims(LIFE).subject(id).build(), JWSAlgorithm.RS256, rsa(KEY));
    }

    public static String withoutSubject(String role) {
        return signed(claims(LIFE).claim("role", role).build(), JWSAlgorithm.RS256, rsa(KEY));
    }

    public static String expired(String role, String id) {
        JWTClaimsSet claims =
                claims(LIFE.negated()).subject(id).claim("role", role).build();
        return signed(claims, JWSAlgorithm.RS256, rsa(KEY));
    }

    /** Would be good for ever. */
    public static String withoutEnd(String role, String id) {
        JWTClaimsSet claims =
                new JWTClaimsSet.Builder().subject(id).claim("role", role).build();
        return signed(claims, JWSAlgorithm.RS256, rsa(KEY));
    }

    /** Signed by somebody else. */
    public static String forged(String role, String id) {
        JWTClaimsSet claims = claims(LIFE).subject(id).claim("role", role).build();
        return signed(claims, JWSAlgorithm.RS256, rsa(key()));
    }

    /** Signed with the public key as if it were a shared secret. */
    public static String confused(String role, String id) {
        JWTClaimsSet claims = claims(LIFE).subject(id).claim("role", role).build();
        try {
            return signed(claims, JWSAlgorithm.HS256, new MACSigner(PUBLIC_KEY.getBytes(StandardCharsets.US_ASCII)));
        } catch (JOSEException unusable) {
            throw new IllegalStateException(unusable);
        }
    }

    public static String unsigned(String role, String id) {
        return new PlainJWT(claims(LIFE).subject(id).claim("role", role).build()).serialize();
    }

    private static JWTClaimsSet.Builder claims(Duration life) {
        return new JWTClaimsSet.Builder()
                .expirationTime(Date.from(RealTime.now().plus(life)));
    }

    private static String signed(JWTClaimsSet claims, JWSAlgorithm algorithm, JWSSigner signer) {
        try {
            SignedJWT token = new SignedJWT(new JWSHeader(algorithm), claims);
            token.sign(signer);
            return token.serialize();
        } catch (JOSEException unsigned) {
            throw new IllegalStateException(unsigned);
        }
    }

    private static JWSSigner rsa(RSAKey key) {
        try {
            return new RSASSASigner(key);
        } catch (JOSEException unusable) {
            throw new IllegalStateException(unusable);
        }
    }

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).generate();
        } catch (JOSEException unavailable) {
            throw new IllegalStateException(unavailable);
        }
    }

    private static String pem() {
        try {
            String body = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                    .encodeToString(KEY.toRSAPublicKey().getEncoded());
            return "-----BEGIN PUBLIC KEY-----\n%s\n-----END PUBLIC KEY-----\n".formatted(body);
        } catch (JOSEException unusable) {
            throw new IllegalStateException(unusable);
        }
    }
}
