package marketplace.order.query;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import marketplace.order.lane.OrderNumbers;
import marketplace.order.problem.OrderProblems;
import marketplace.platform.problem.ProblemException;

/** Where a page ends: equal times neither skip nor repeat an order, because the number decides between them. */
record ListCursor(Instant time, String orderNumber) {

    String encoded() {
        byte[] text = (time + "|" + orderNumber).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
    }

    static ListCursor decode(String cursor) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            int separator = text.indexOf('|');
            String number = text.substring(separator + 1);
            if (separator < 0 || OrderNumbers.laneOf(number).isEmpty()) {
                throw invalid();
            }
            return new ListCursor(OrderQuery.storable(Instant.parse(text.substring(0, separator))), number);
        } catch (IllegalArgumentException | DateTimeException unreadable) {
            throw invalid();
        }
    }

    private static ProblemException invalid() {
        return new ProblemException(OrderProblems.INVALID_QUERY, "cursor is the nextCursor of the page before");
    }
}
