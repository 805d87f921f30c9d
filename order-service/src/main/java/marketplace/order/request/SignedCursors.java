package marketplace.order.request;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import marketplace.platform.security.Caller;
import org.springframework.stereotype.Component;

/**
 * Opaque places in lists and feeds. A cursor works for the caller and the question that it was made for and for nothing else; the
 * signature says so, and nothing is kept for it.
 */
@Component
public class SignedCursors {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int SIGNATURE_BYTES = 16;
    private static final int MOST_CHARACTERS = 8192;

    private final SecretKeySpec key;

    SignedCursors(RequestProperties properties) {
        this.key = new SecretKeySpec(RequestDigests.keyBytes(properties), ALGORITHM);
    }

    /**
     * A cursor.
     *
     * @param question everything that the place depends on, as in the filters of a list
     */
    public String sign(Caller caller, String question, byte[] place) {
        byte[] signed = Arrays.copyOf(place, place.length + SIGNATURE_BYTES);
        System.arraycopy(signature(caller, question, place), 0, signed, place.length, SIGNATURE_BYTES);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(signed);
    }

    /** The place that a cursor means; empty when it was not made here for this caller and this question. */
    public Optional<byte[]> place(Caller caller, String question, String cursor) {
        byte[] signed = decoded(cursor);
        if (signed.length < SIGNATURE_BYTES) {
            return Optional.empty();
        }
        byte[] place = Arrays.copyOf(signed, signed.length - SIGNATURE_BYTES);
        byte[] signature = Arrays.copyOfRange(signed, place.length, signed.length);
        return MessageDigest.isEqual(signature, signature(caller, question, place))
                ? Optional.of(place)
                : Optional.empty();
    }

    private static byte[] decoded(String cursor) {
        if (cursor.length() > MOST_CHARACTERS) {
            return new byte[0];
        }
        try {
            return Base64.getUrlDecoder().decode(cursor);
        } catch (IllegalArgumentException unreadable) {
            return new byte[0];
        }
    }

    private byte[] signature(Caller caller, String question, byte[] place) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            byte[] about = "cursor|%s|%s|%d|%s"
                    .formatted(caller.role(), caller.id(), question.length(), question)
                    .getBytes(StandardCharsets.UTF_8);
            mac.update(about);
            return Arrays.copyOf(mac.doFinal(place), SIGNATURE_BYTES);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
