package marketplace.order.query;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;

/** Times as callers write them. */
final class Times {

    private Times() {}

    /**
     * A date, a local date and time, or one with an offset; the first two in the zone. A date is its first instant.
     *
     * @throws java.time.DateTimeException when it is none of them
     */
    static Instant instant(String text, ZoneId zone) {
        return storable(parsed(text, zone));
    }

    private static Instant parsed(String text, ZoneId zone) {
        int time = text.indexOf('T');
        if (time < 0) {
            return LocalDate.parse(text).atStartOfDay(zone).toInstant();
        }
        return text.endsWith("Z") || text.lastIndexOf('+') > time || text.lastIndexOf('-') > time
                ? OffsetDateTime.parse(text).toInstant()
                : LocalDateTime.parse(text).atZone(zone).toInstant();
    }

    /** The nearest time that the database can hold and an order can have. */
    private static Instant storable(Instant time) {
        if (time.isBefore(OrderQuery.BEGINNING)) {
            return OrderQuery.BEGINNING;
        }
        return time.isAfter(OrderQuery.END) ? OrderQuery.END : time;
    }
}
