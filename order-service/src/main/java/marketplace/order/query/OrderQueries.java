package marketplace.order.query;

import java.lang.reflect.RecordComponent;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import marketplace.order.model.DeliveryMethod;
import marketplace.order.model.Money;
import marketplace.order.model.OrderStatus;
import marketplace.order.query.OrderQuery.PriceRange;
import marketplace.order.query.OrderQuery.Sorting;
import marketplace.order.query.OrderQuery.TimeBasis;
import marketplace.order.request.Reading;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads queries. */
@Component
public class OrderQueries {

    /** What the clock ticks in: orders of this very moment were placed before the next tick. */
    private static final Duration TICK = Duration.ofMillis(1);

    private static final int MOST_PRODUCTS = 50;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._@-]{1,64}");
    private static final String DEFAULT_CURRENCY = "CNY";
    private static final Duration FARTHEST_DEADLINE = Duration.ofDays(3660);
    private static final Set<String> NAMES = Arrays.stream(OrderQueryParameters.class.getRecordComponents())
            .map(RecordComponent::getName)
            .collect(Collectors.toUnmodifiableSet());

    private final Clock clock;

    OrderQueries(Clock clock) {
        this.clock = clock;
    }

    /**
     * The query.
     *
     * @param given names of the parameters that the request has: a name that is mistyped must not select everything
     * @param others names that the request may have besides the query
     * @throws marketplace.platform.problem.ProblemException {@code INVALID_QUERY} with every parameter that is wrong
     */
    OrderQuery read(OrderQueryParameters parameters, Set<String> given, String... others) {
        Reading reading = new Reading();
        OrderQuery query = read(reading, parameters, given, others);
        reading.finish();
        return query;
    }

    /** The query, as far as it can be read; what is wrong with it is left to whoever finishes the reading. */
    public OrderQuery read(Reading reading, OrderQueryParameters parameters, Set<String> given, String... others) {
        reading.only(known(others), given);
        return read(reading, parameters);
    }

    /** The query of a body, which has refused unknown names itself. */
    public OrderQuery read(Reading reading, OrderQueryParameters parameters) {
        ZoneId zone = reading.one("zone", parameters.zone(), ZoneId::of, "a name like Asia/Shanghai", ZoneId.of("UTC"));
        String when = "like 2026-11-01, 2026-11-01T08:30:00 or 2026-11-01T08:30:00+08:00";
        Instant from =
                reading.one("from", parameters.from(), text -> Times.instant(text, zone), when, OrderQuery.BEGINNING);
        Instant to = reading.one("to", parameters.to(), text -> Times.instant(text, zone), when, OrderQuery.END);
        if (to.isBefore(from)) {
            reading.wrong("to", "not before from");
        }
        return new OrderQuery(
                reading.one("timeBasis", parameters.timeBasis(), TimeBasis.class, TimeBasis.PURCHASE),
                zone,
                from,
                to,
                reading.many("status", parameters.status(), OrderStatus.class),
                reading.many("deliveryMethod", parameters.deliveryMethod(), DeliveryMethod.class),
                products(reading, parameters.productId()),
                reading.optional("buyerId", parameters.buyerId(), OrderQueries::id, "an id"),
                reading.optional("providerId", parameters.providerId(), OrderQueries::id, "an id"),
                price(reading, parameters),
                reading.optional(
                        "deadlineWithin", parameters.deadlineWithin(), this::dueBy, "like PT48H or P2D, to 3660 days"),
                reading.flag("refundFailed", parameters.refundFailed()),
                reading.flag("disputed", parameters.disputed()),
                parameters.orderNumber(),
                reading.one("sort", parameters.sort(), Sorting.class, Sorting.NEWEST_FIRST));
    }

    /** The same for what was placed or completed until now. What it selects comes to an end, whatever happens meanwhile. */
    public OrderQuery untilNow(OrderQuery query) {
        return query.before(clock.instant().plus(TICK));
    }

    private static Set<String> known(String... others) {
        return Stream.concat(NAMES.stream(), Arrays.stream(others)).collect(Collectors.toUnmodifiableSet());
    }

    private static List<String> products(Reading reading, @Nullable List<String> ids) {
        if (ids != null && ids.size() > MOST_PRODUCTS) {
            reading.wrong("productId", "at most %d products".formatted(MOST_PRODUCTS));
            return List.of();
        }
        return reading.many("productId", ids, OrderQueries::id, "ids");
    }

    private static @Nullable PriceRange price(Reading reading, OrderQueryParameters parameters) {
        String amount = "a whole number of minor units, at least 0";
        long lowest = reading.one("minPrice", parameters.minPrice(), OrderQueries::amount, amount, 0L);
        long highest = reading.one("maxPrice", parameters.maxPrice(), OrderQueries::amount, amount, Long.MAX_VALUE);
        String currency = reading.one(
                "currency",
                parameters.currency(),
                OrderQueries::currency,
                "an ISO 4217 code, as in CNY",
                DEFAULT_CURRENCY);
        if (highest < lowest) {
            reading.wrong("maxPrice", "not below minPrice");
        }
        boolean asked = parameters.minPrice() != null || parameters.maxPrice() != null || parameters.currency() != null;
        return asked ? new PriceRange(currency, lowest, highest) : null;
    }

    private Instant dueBy(String text) {
        Duration within = Duration.parse(text);
        if (within.isNegative() || within.compareTo(FARTHEST_DEADLINE) > 0) {
            throw new DateTimeException("out of range");
        }
        return clock.instant().plus(within);
    }

    private static String id(String text) {
        return require(text, ID.matcher(text).matches());
    }

    private static String currency(String text) {
        return require(text, Money.isCurrency(text));
    }

    private static long amount(String text) {
        long amount = Long.parseLong(text);
        if (amount < 0) {
            throw new IllegalArgumentException("below zero");
        }
        return amount;
    }

    private static String require(String text, boolean allowed) {
        if (!allowed) {
            throw new IllegalArgumentException("not allowed");
        }
        return text;
    }
}
