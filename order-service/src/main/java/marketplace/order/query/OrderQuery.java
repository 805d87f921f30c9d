package marketplace.order.query;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import marketplace.order.model.OrderStatus;
import marketplace.order.problem.OrderProblems;
import marketplace.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Which orders a list shows, newest first.
 *
 * @param from first instant of the half-open range
 * @param to first instant past it
 * @param orderNumber exact; null for any
 * @param before the last order of the page before; null for the first page
 */
record OrderQuery(
        TimeBasis timeBasis,
        Instant from,
        Instant to,
        @Nullable OrderStatus status,
        @Nullable String orderNumber,
        @Nullable ListCursor before,
        int limit) {

    static final Instant BEGINNING = Instant.EPOCH;
    static final Instant END = Instant.parse("9999-01-01T00:00:00Z");

    /** Which time the range is about. */
    enum TimeBasis {
        /** When the buyer placed the order; orders of every status. */
        PURCHASE,
        /** When completion was confirmed; completed orders only. */
        COMPLETION
    }

    /** A zone by its IANA name. */
    static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException unknown) {
            throw new ProblemException(OrderProblems.INVALID_QUERY, "zone is a name like Asia/Shanghai");
        }
    }

    /** The nearest time that the database can hold and an order can have. */
    static Instant storable(Instant time) {
        return time.isBefore(BEGINNING) ? BEGINNING : time.isAfter(END) ? END : time;
    }

    /** A date, a local date and time, or an instant; the first two in the zone. A date is its first instant. */
    static Instant instant(String text, ZoneId zone, String parameter) {
        try {
            return storable(parsed(text, zone));
        } catch (DateTimeParseException unreadable) {
            throw new ProblemException(
                    OrderProblems.INVALID_QUERY,
                    parameter + " is like 2026-11-01, 2026-11-01T08:30:00 or 2026-11-01T08:30:00+08:00");
        }
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
}
