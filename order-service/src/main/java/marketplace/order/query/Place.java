package marketplace.order.query;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import marketplace.order.model.Order;
import marketplace.order.query.OrderQuery.TimeBasis;

/** Where in a list an order stands. Equal times neither skip nor repeat an order, because the number decides between them. */
public record Place(Instant time, String orderNumber) {

    private static final char SEPARATOR = '|';

    /** The place of an order in lists by this time. */
    static Place of(Order order, TimeBasis basis) {
        return new Place(basis.of(order), order.number());
    }

    /** Before every order that the query selects: the empty number is before all others. */
    static Place start(OrderQuery query, OrderQuery.Sorting sorting) {
        return new Place(sorting == OrderQuery.Sorting.NEWEST_FIRST ? query.to() : query.from(), "");
    }

    byte[] bytes() {
        return (time + "|" + orderNumber).getBytes(StandardCharsets.US_ASCII);
    }

    static Place read(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.US_ASCII);
        int separator = text.indexOf(SEPARATOR);
        return new Place(Instant.parse(text.substring(0, separator)), text.substring(separator + 1));
    }
}
