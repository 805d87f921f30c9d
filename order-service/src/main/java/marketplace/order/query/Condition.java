package marketplace.order.query;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import marketplace.contracts.Role;
import marketplace.order.lane.OrderNumbers;
import marketplace.order.query.OrderQuery.Sorting;
import marketplace.platform.security.Caller;
import org.jspecify.annotations.Nullable;

/**
 * A caller's query as a condition on {@code orders}. Which clauses there are depends on what is asked, so that each question has a
 * plan of its own; everything that callers say is bound.
 */
final class Condition {

    /** Selects nothing: what is no order number is the number of no order, and no open order has been completed. */
    private static final String NONE = "false";

    /** Neither column changes before an order ends, so that an index over this costs nothing before, either. */
    private static final String CANCELLED = "not open and completed_at is null";

    private final List<String> clauses = new ArrayList<>();
    private final Map<String, Object> values = new LinkedHashMap<>();

    private Condition() {}

    /** All that the query selects. */
    static Condition of(Caller caller, OrderQuery query) {
        Condition condition = narrowed(caller, query);
        condition.from(query);
        condition.to(query);
        return condition;
    }

    /**
     * What the query selects past a place in a sorting. The place stands for that end of the range: with both as bounds the database
     * begins at the end of the range and passes over everything up to the place, again for every page.
     */
    static Condition past(Caller caller, OrderQuery query, Sorting sorting, Place place) {
        Condition condition = narrowed(caller, query);
        if (sorting == Sorting.NEWEST_FIRST) {
            condition.from(query);
        } else {
            condition.to(query);
        }
        condition.beyond(query, sorting, place);
        return condition;
    }

    private static Condition narrowed(Caller caller, OrderQuery query) {
        Condition condition = new Condition();
        condition.side(caller);
        condition.kinds(query);
        condition.parties(query);
        condition.attention(query);
        condition.number(query.orderNumber());
        return condition;
    }

    String sql() {
        return String.join("\n   and ", clauses);
    }

    Map<String, Object> values() {
        return values;
    }

    private void side(Caller caller) {
        if (caller.role() == Role.BUYER) {
            add("buyer_id = :party", "party", caller.id());
        } else if (caller.role() == Role.PROVIDER) {
            add("provider_id = :party", "party", caller.id());
        }
    }

    private void from(OrderQuery query) {
        add(column(query.timeBasis()) + " >= :from", "from", query.from());
    }

    private void to(OrderQuery query) {
        add(column(query.timeBasis()) + " < :to", "to", query.to());
    }

    private void beyond(OrderQuery query, Sorting sorting, Place place) {
        String comparison = sorting == Sorting.NEWEST_FIRST ? "<" : ">";
        clauses.add(
                "(%s, order_number) %s (:placeTime, :placeNumber)".formatted(column(query.timeBasis()), comparison));
        values.put("placeTime", place.time());
        values.put("placeNumber", place.orderNumber());
    }

    private void kinds(OrderQuery query) {
        if (!query.statuses().isEmpty()) {
            add("status = any(:statuses)", "statuses", names(query.statuses()));
        }
        if (!query.deliveryMethods().isEmpty()) {
            add("delivery_method = any(:methods)", "methods", names(query.deliveryMethods()));
        }
        if (!query.productIds().isEmpty()) {
            add("product_id = any(:products)", "products", query.productIds().toArray(String[]::new));
        }
    }

    private void parties(OrderQuery query) {
        if (query.buyerId() != null) {
            add("buyer_id = :buyer", "buyer", query.buyerId());
        }
        if (query.providerId() != null) {
            add("provider_id = :provider", "provider", query.providerId());
        }
        OrderQuery.PriceRange price = query.price();
        if (price != null) {
            add("price_currency = :currency", "currency", price.currency());
            add("price_amount >= :lowest", "lowest", price.lowest());
            add("price_amount <= :highest", "highest", price.highest());
        }
    }

    private void attention(OrderQuery query) {
        if (query.isAboutNothing()) {
            clauses.add(NONE);
        }
        if (query.isAboutOpenOrders()) {
            clauses.add("open");
        }
        if (query.isAboutCancelledOrders()) {
            clauses.add(CANCELLED);
        }
        if (query.dueBy() != null) {
            add("deadline_due_at <= :dueBy", "dueBy", query.dueBy());
        }
        if (query.refundFailed() != null) {
            clauses.add(query.refundFailed() ? "refund_failed" : "not refund_failed");
        }
        if (query.disputed() != null) {
            clauses.add(query.disputed() ? "disputed" : "not disputed");
        }
    }

    private void number(@Nullable String number) {
        if (number == null) {
            return;
        }
        OrderNumbers.laneOf(number)
                .ifPresentOrElse(
                        lane -> {
                            add("lane = :lane", "lane", lane);
                            add("order_number = :number", "number", number);
                        },
                        () -> clauses.add(NONE));
    }

    private void add(String clause, String name, Object value) {
        clauses.add(clause);
        values.put(name, value);
    }

    /** How the orders of the query are sorted, for {@code order by}. */
    static String order(OrderQuery query, Sorting sorting) {
        String direction = sorting == Sorting.NEWEST_FIRST ? "desc" : "asc";
        return "%1$s %2$s, order_number %2$s".formatted(column(query.timeBasis()), direction);
    }

    private static String column(OrderQuery.TimeBasis basis) {
        return switch (basis) {
            case PURCHASE -> "purchased_at";
            case COMPLETION -> "completed_at";
        };
    }

    private static String[] names(List<? extends Enum<?>> values) {
        return values.stream().map(Enum::name).toArray(String[]::new);
    }
}
