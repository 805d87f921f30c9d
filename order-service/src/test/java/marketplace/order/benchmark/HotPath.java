package marketplace.order.benchmark;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import marketplace.order.journal.JournalRow;
import marketplace.order.journal.JournalRows;
import marketplace.order.journal.OrderJson;
import marketplace.order.model.CommandFixtures;
import marketplace.order.model.Decider;
import marketplace.order.model.Decision;
import marketplace.order.model.Evolution;
import marketplace.order.model.Order;
import marketplace.order.model.OrderCommand;
import marketplace.order.model.OrderEvent;
import marketplace.order.model.OrderFixtures;
import marketplace.order.model.OrderStatus;
import marketplace.order.model.RecordedEvent;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What a batch does with each command in memory: read the order, decide, evolve, write order and journal. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class HotPath {

    private final Order order = OrderFixtures.orderIn(OrderStatus.PENDING_PAYMENT);
    private final String agreed = OrderJson.writeAgreed(order);
    private final String document = OrderJson.writeChanging(order);
    private final Instant now = OrderFixtures.PLACED_AT.plus(Duration.ofHours(1));
    private final OrderCommand command = CommandFixtures.reprice(order, OrderFixtures.cny(99_900));
    private final RecordedEvent recorded =
            new RecordedEvent(order.version() + 1, now, OrderFixtures.PROVIDER, firstEvent(order, command, now));
    private final Order after = Evolution.evolve(order, recorded);

    @Benchmark
    public Order read() {
        return OrderJson.readOrder(agreed, document);
    }

    @Benchmark
    public Decision decide() {
        return Decider.decide(order, command, OrderFixtures.PROVIDER, now);
    }

    @Benchmark
    public Order evolve() {
        return Evolution.evolve(order, recorded);
    }

    @Benchmark
    public JournalRow journal() {
        return JournalRows.row(1, 1, after, recorded, null, null);
    }

    @Benchmark
    public String write() {
        return OrderJson.writeChanging(after);
    }

    private static OrderEvent firstEvent(Order order, OrderCommand command, Instant now) {
        return switch (Decider.decide(order, command, OrderFixtures.PROVIDER, now)) {
            case Decision.Accepted decided -> decided.events().getFirst();
            case Decision.Refused refused -> throw new IllegalStateException("refused: " + refused.refusal());
        };
    }
}
