package marketplace.order.query;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Which page of a list is meant.
 *
 * @param edge the order beside the page; null for the first page
 * @param back whether the page lies before the edge, not after it
 */
record PageCursor(@Nullable Place edge, boolean back) {

    static final PageCursor FIRST = new PageCursor(null, false);

    private static final byte ONWARDS = 'n';
    private static final byte BACK = 'p';

    static PageCursor after(Place edge) {
        return new PageCursor(edge, false);
    }

    static PageCursor before(Place edge) {
        return new PageCursor(edge, true);
    }

    byte[] bytes() {
        if (edge == null) {
            throw new IllegalStateException("the first page needs no cursor");
        }
        byte[] place = edge.bytes();
        byte[] bytes = new byte[place.length + 1];
        bytes[0] = back ? BACK : ONWARDS;
        System.arraycopy(place, 0, bytes, 1, place.length);
        return bytes;
    }

    static PageCursor read(byte[] bytes) {
        return new PageCursor(Place.read(Arrays.copyOfRange(bytes, 1, bytes.length)), bytes[0] == BACK);
    }
}
