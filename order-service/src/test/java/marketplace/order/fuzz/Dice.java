package marketplace.order.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;

/** Chance that is the same again for the same seed and the same number of a request. */
final class Dice {

    private final SplittableRandom random;

    Dice(long seed, long request) {
        random = new SplittableRandom(new SplittableRandom(seed).nextLong() + request);
    }

    /** True so many times in a hundred. */
    boolean inHundred(int times) {
        return random.nextInt(100) < times;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    <T> T of(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    String of(String... values) {
        return values[random.nextInt(values.length)];
    }

    byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    /** Any characters that one byte can hold. */
    String characters(int length) {
        return new String(bytes(length), StandardCharsets.ISO_8859_1);
    }

    /** Letters and digits. */
    String word(int length) {
        return random.ints(length, 0, 36)
                .mapToObj(digit -> Character.toString(Character.forDigit(digit, 36)))
                .reduce("", String::concat);
    }

    long any() {
        return random.nextLong();
    }
}
