package marketplace.stack.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import marketplace.contracts.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokensTests {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    @TempDir
    Path directory;

    @Test
    void aTokenNamesThePartyForThirtyDaysAndIsVerifiedByThePublicKey() throws Exception {
        KeyFiles keys = KeyFiles.in(directory.resolve("keys"));

        SignedJWT token = SignedJWT.parse(tokens(keys).issue(Role.BUYER, "alice"));

        assertThat(token.verify(verifier(keys))).isTrue();
        assertThat(token.getJWTClaimsSet().getSubject()).isEqualTo("alice");
        assertThat(token.getJWTClaimsSet().getStringClaim("role")).isEqualTo("buyer");
        assertThat(token.getJWTClaimsSet().getExpirationTime()).isEqualTo(NOW.plus(30, ChronoUnit.DAYS));
    }

    @Test
    void keysAreMadeOnceAndReadByTheirOwnerOnly() throws Exception {
        KeyFiles first = KeyFiles.in(directory.resolve("keys"));
        SignedJWT token = SignedJWT.parse(tokens(first).issue(Role.PROVIDER, "acme"));

        KeyFiles again = KeyFiles.in(directory.resolve("keys"));

        assertThat(token.verify(verifier(again))).isTrue();
        assertThat(again.completionKeyset()).isEqualTo(first.completionKeyset());
        assertThat(Files.getPosixFilePermissions(directory.resolve("keys")))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void theCompletionKeysetIsJsonInBase64() throws Exception {
        KeyFiles keys = KeyFiles.in(directory.resolve("keys"));

        String json = new String(Base64.getDecoder().decode(keys.completionKeyset()), StandardCharsets.UTF_8);

        assertThat(json).contains("primaryKeyId", "type.googleapis.com/google.crypto.tink.AesGcmKey");
    }

    private static Tokens tokens(KeyFiles keys) throws Exception {
        return Tokens.signedWith(keys, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static RSASSAVerifier verifier(KeyFiles keys) throws Exception {
        String pem = Files.readString(Path.of(URI.create(keys.publicKeyLocation())));
        byte[] key = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
        return new RSASSAVerifier(
                (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(key)));
    }
}
