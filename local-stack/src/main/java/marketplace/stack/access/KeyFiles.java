package marketplace.stack.access;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/** The keys of one stack: made once, kept in a directory that only its owner reads. For local use, like everything here. */
public final class KeyFiles {

    private static final int RSA_BITS = 2048;
    private static final String PRIVATE = "jwt-private.pem";
    private static final String PUBLIC = "jwt-public.pem";
    private static final int DIGEST_KEY_BYTES = 32;
    private static final String DIGEST_KEY = "request-digest.key";
    private static final String KEYSET = "completion-keyset.json";

    private final Path directory;

    private KeyFiles(Path directory) {
        this.directory = directory;
    }

    /** Makes what is missing. */
    public static KeyFiles in(Path directory) throws IOException, GeneralSecurityException {
        KeyFiles keys = new KeyFiles(directory);
        Files.createDirectories(
                directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        if (!Files.exists(directory.resolve(PUBLIC))) {
            keys.makeTokenKeys();
        }
        if (!Files.exists(directory.resolve(KEYSET))) {
            keys.makeCompletionKeyset();
        }
        if (!Files.exists(directory.resolve(DIGEST_KEY))) {
            keys.makeDigestKey();
        }
        return keys;
    }

    /** Keys that an earlier start made; whether they are there shows when they are read. */
    public static KeyFiles existingIn(Path directory) {
        return new KeyFiles(directory);
    }

    /** The address of the key that tokens are verified with. */
    public String publicKeyLocation() {
        return directory.resolve(PUBLIC).toAbsolutePath().toUri().toString();
    }

    /** The Tink keyset that completion information is encrypted with, as the order service wants it. */
    public String completionKeyset() throws IOException {
        return Base64.getEncoder().encodeToString(Files.readAllBytes(directory.resolve(KEYSET)));
    }

    /** The key that the order service makes digests of requests with. */
    public String requestDigestKey() throws IOException {
        return Files.readString(directory.resolve(DIGEST_KEY));
    }

    PrivateKey privateKey() throws IOException, GeneralSecurityException {
        String pem = Files.readString(directory.resolve(PRIVATE));
        String body = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        return KeyFactory.getInstance("RSA")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(body)));
    }

    private void makeTokenKeys() throws IOException, GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(RSA_BITS);
        KeyPair pair = generator.generateKeyPair();
        write(PRIVATE, pem("PRIVATE KEY", pair.getPrivate()));
        write(PUBLIC, pem("PUBLIC KEY", pair.getPublic()));
    }

    private void makeCompletionKeyset() throws IOException, GeneralSecurityException {
        AeadConfig.register();
        KeysetHandle keyset =
                KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, RegistryConfiguration.get());
        write(
                KEYSET,
                TinkJsonProtoKeysetFormat.serializeKeyset(
                        keyset, RegistryConfiguration.get(), InsecureSecretKeyAccess.get()));
    }

    private void makeDigestKey() throws IOException {
        byte[] key = new byte[DIGEST_KEY_BYTES];
        new SecureRandom().nextBytes(key);
        write(DIGEST_KEY, Base64.getEncoder().encodeToString(key));
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(directory.resolve(name), text);
    }

    private static String pem(String kind, Key key) {
        Base64.Encoder lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.UTF_8));
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
                .formatted(kind, lines.encodeToString(key.getEncoded()), kind);
    }
}
