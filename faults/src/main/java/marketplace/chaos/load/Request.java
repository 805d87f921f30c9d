package marketplace.chaos.load;

import org.jspecify.annotations.Nullable;

/**
 * A request that changes something.
 *
 * @param path as in {@code /v1/orders}
 * @param body JSON; absent where the button takes nothing along
 * @param key its Idempotency-Key
 * @param version of the order that it is about, for If-Match
 * @param orderNumber that it is about; absent where it places one
 */
record Request(
        Caller caller,
        String path,
        @Nullable String body,
        String key,
        @Nullable Long version,
        @Nullable String orderNumber) {

    /** What a repetition has in common with it. */
    String asked() {
        return "POST %s %s".formatted(path, body == null ? "" : body);
    }
}
