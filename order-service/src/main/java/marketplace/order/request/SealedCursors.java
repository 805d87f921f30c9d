package marketplace.order.request;

import com.google.crypto.tink.subtle.AesSiv;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import marketplace.platform.security.Caller;
import org.springframework.stereotype.Component;

/**
 * Places in lists and feeds as callers keep them. A cursor works for the caller and the question that it was made for and for nothing
 * else, and it shows nobody what is in it: how far the journal goes is nobody's business. The same place
 * always has the same cursor, and nothing is kept for it.
 */
@Component
public class SealedCursors {

    /** Gives as many bytes as the cipher's key has. */
    private static final String DERIVATION = "HmacSHA512";

    private static final int MOST_CHARACTERS = 8192;

    private final AesSiv cipher;

    SealedCursors(RequestProperties properties) throws GeneralSecurityException {
        Mac derivation = Mac.getInstance(DERIVATION);
        derivation.init(new SecretKeySpec(RequestDigests.keyBytes(properties), DERIVATION));
        this.cipher = new AesSiv(derivation.doFinal("cursors".getBytes(StandardCharsets.US_ASCII)));
    }

    /**
     * A cursor.
     *
     * @param question everything that the place depends on, as in the filters of a list
     */
    public String seal(Caller caller, String question, byte[] place) {
        try {
            byte[] sealed = cipher.encryptDeterministically(place, context(caller, question));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The place that a cursor means; empty when it was not made here for this caller and this question. */
    public Optional<byte[]> place(Caller caller, String question, String cursor) {
        if (cursor.length() > MOST_CHARACTERS) {
            return Optional.empty();
        }
        try {
            byte[] sealed = Base64.getUrlDecoder().decode(cursor);
            return Optional.of(cipher.decryptDeterministically(sealed, context(caller, question)));
        } catch (IllegalArgumentException | GeneralSecurityException notOurs) {
            return Optional.empty();
        }
    }

    private static byte[] context(Caller caller, String question) {
        return "%s|%s|%s".formatted(caller.role(), caller.id(), question).getBytes(StandardCharsets.UTF_8);
    }
}
