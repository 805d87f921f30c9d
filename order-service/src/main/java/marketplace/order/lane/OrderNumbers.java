package marketplace.order.lane;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/**
 * Order numbers: three digits of the lane, then sixteen characters of Crockford's base 32, nine of the time and seven at random. The
 * time in front keeps neighbours in the index together; the lane in front lets anybody route by it.
 */
public final class OrderNumbers {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final Pattern NUMBER = Pattern.compile("[0-9]{3}[" + ALPHABET + "]{16}");
    private static final int LANE_DIGITS = 3;
    private static final int TIME_CHARACTERS = 9;
    private static final int RANDOM_CHARACTERS = 7;
    private static final int BITS_PER_CHARACTER = 5;
    private static final RandomGenerator RANDOM = new SecureRandom();

    private OrderNumbers() {}

    /** The lane of an order to be placed: the same for every repetition of the request. */
    static int laneFor(String key, int lanes) {
        CRC32C hash = new CRC32C();
        hash.update(key.getBytes(StandardCharsets.UTF_8));
        return (int) (hash.getValue() % lanes);
    }

    /** A new number. */
    static String next(int lane, Instant now) {
        return "%03d".formatted(lane)
                + characters(now.toEpochMilli(), TIME_CHARACTERS)
                + characters(RANDOM.nextLong(), RANDOM_CHARACTERS);
    }

    /** The lane of the order; empty when this is no order number. */
    public static Optional<Integer> laneOf(String number) {
        return NUMBER.matcher(number).matches()
                ? Optional.of(Integer.valueOf(number.substring(0, LANE_DIGITS)))
                : Optional.empty();
    }

    private static String characters(long bits, int count) {
        char[] characters = new char[count];
        for (int i = count - 1; i >= 0; i--) {
            characters[i] = ALPHABET.charAt((int) (bits & (ALPHABET.length() - 1)));
            bits >>>= BITS_PER_CHARACTER;
        }
        return new String(characters);
    }
}
