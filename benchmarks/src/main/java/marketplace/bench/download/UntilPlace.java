package marketplace.bench.download;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import marketplace.bench.part.Orders;
import marketplace.bench.world.Sql;

/** The end of a range that holds so many of the oldest orders. */
final class UntilPlace {

    private UntilPlace() {}

    /** As a query parameter wants it; a few orders more or less are at the same moment. */
    static String of(Orders orders, long count) {
        String time = Sql.text(orders.database(), """
                select to_char(purchased_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
                  from orders order by purchased_at, order_number offset %d limit 1
                """.formatted(count - 1));
        return URLEncoder.encode(time, StandardCharsets.UTF_8);
    }
}
