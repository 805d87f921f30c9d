package marketplace.operations.topic;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which records are told. What names no party (commands, payments) is told for the orders that were seen to be the party's. */
final class WatchFilter {

    /** Orders of the party that are remembered; the one longest not seen is forgotten first. */
    static final int ORDERS_REMEMBERED = 100_000;

    private final @Nullable String order;
    private final List<String> types;
    private final @Nullable String party;
    private final Set<String> ordersOfParty = Collections.newSetFromMap(new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > ORDERS_REMEMBERED;
        }
    });

    /**
     * A filter; what is null or empty lets everything through.
     *
     * @param types whole, or how they begin, as in {@code order.refund}
     */
    WatchFilter(@Nullable String order, List<String> types, @Nullable String party) {
        this.order = order;
        this.types = List.copyOf(types);
        this.party = party;
    }

    /** Whether it is told. To be asked of every record, for it learns whose orders are whose. */
    boolean tells(TopicRecord told) {
        boolean ofParty = party == null || isOfParty(told, party);
        boolean ofOrder = order == null || told.key().equals(order);
        boolean ofType = types.isEmpty() || types.stream().anyMatch(told.type()::startsWith);
        return ofParty && ofOrder && ofType;
    }

    private boolean isOfParty(TopicRecord told, String wanted) {
        boolean named = Stream.of("/order/buyerId", "/order/providerId", "/actor/id")
                .anyMatch(pointer -> wanted.equals(told.body().at(pointer).asString("")));
        return named ? remember(told.key()) : ordersOfParty.contains(told.key());
    }

    private boolean remember(String key) {
        ordersOfParty.add(key);
        return true;
    }
}
