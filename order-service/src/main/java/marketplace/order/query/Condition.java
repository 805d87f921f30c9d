package marketplace.order.query;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import marketplace.contracts.Role;
import marketplace.order.lane.OrderNumbers;
import marketplace.platform.security.Caller;
import org.jspecify.annotations.Nullable;

/**
 * A caller's query as a condition on {@code orders}. Which clauses there are depends on what is asked, so that each question has a
 * plan of its own; everything that callers say is bound.
 */
final class Condition {

    /** What is no order number is the number of no order. */
    private static final String NONE = "false";

    private final List<String> clauses = new ArrayList<>();
    private final Map<String, Object> values = new LinkedHashMap<>();

    private Condition() {}

    static Condition of(Caller caller, OrderQuery query) {
        Condition condition = new Condition();
        condition.side(caller);
        condition.times(query);
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

    private void times(OrderQuery query) {
        String column = column(query.timeBasis());
        add(column + " >= :from", "from", query.from());
        add(column + " < :to", "to", query.to());
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
        if (query.isAboutOpenOrders()) {
            clauses.add("open");
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

    static String column(OrderQuery.TimeBasis basis) {
        return switch (basis) {
            case PURCHASE -> "purchased_at";
            case COMPLETION -> "completed_at";
        };
    }

    private static String[] names(List<? extends Enum<?>> values) {
        return values.stream().map(Enum::name).toArray(String[]::new);
    }
}
