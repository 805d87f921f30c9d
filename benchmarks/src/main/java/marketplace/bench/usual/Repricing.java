package marketplace.bench.usual;

import java.time.Clock;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.databind.json.JsonMapper;

/** Changes the price of an unpaid order and writes the event into the outbox, in one transaction. */
@Service
class Repricing {

    private final UsualOrders orders;
    private final Outbox outbox;
    private final JsonMapper json;
    private final Clock clock;

    Repricing(UsualOrders orders, Outbox outbox, JsonMapper json, Clock clock) {
        this.orders = orders;
        this.outbox = outbox;
        this.json = json;
        this.clock = clock;
    }

    @Transactional
    public UsualOrder.View reprice(String provider, String number, long expectedVersion, String key, Wish wish) {
        UsualOrder order = orders.findById(number)
                .filter(found -> found.providerId().equals(provider))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        String commandKey = provider + "|" + number + "|" + key;
        if (outbox.existsByCommandKey(commandKey)) {
            return order.view();
        }
        require(order.version() == expectedVersion, HttpStatus.PRECONDITION_FAILED);
        require(order.isUnpaid() && order.allows(wish.price().amount()), HttpStatus.CONFLICT);
        order.reprice(wish.price().amount());
        String payload = json.writeValueAsString(Map.of("order", order.view(), "reason", wish.reason()));
        OutboxEntry _ = outbox.save(
                new OutboxEntry(order, "order.repriced.v1", clock.instant(), provider, commandKey, payload));
        UsualOrder saved = orders.saveAndFlush(order);
        return saved.view();
    }

    private static void require(boolean condition, HttpStatus otherwise) {
        if (!condition) {
            throw new ResponseStatusException(otherwise);
        }
    }

    /** What the provider wants. */
    record Wish(Price price, String reason) {}

    record Price(long amount, String currency) {}
}
