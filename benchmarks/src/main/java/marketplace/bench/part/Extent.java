package marketplace.bench.part;

import java.time.Duration;
import java.util.List;

/**
 * How much is measured.
 *
 * @param orders how many orders there are
 * @param turn how long each contender runs in one turn
 * @param rounds how often each has its turn
 * @param warmUp how long a service is asked before anything counts; longer while it still gets faster
 * @param clients how many clients ask at once, one number after the other; 64 is always among them
 */
public record Extent(long orders, Duration turn, int rounds, Duration warmUp, List<Integer> clients) {

    private static final long MANY_ORDERS = 1_000_000;
    private static final List<Integer> CLIENTS = List.of(1, 8, 64, 256);

    /** What figures are written down from. */
    public static Extent full() {
        return new Extent(MANY_ORDERS, Duration.ofSeconds(30), 3, Duration.ofSeconds(40), CLIENTS);
    }

    /** To see at once where one stands. */
    public static Extent quick() {
        return new Extent(MANY_ORDERS / 10, Duration.ofSeconds(8), 1, Duration.ofSeconds(12), CLIENTS);
    }

    /** Whether figures may be written down from it. */
    public boolean isFull() {
        return equals(full());
    }

    public Extent withOrders(long wanted) {
        return new Extent(wanted, turn, rounds, warmUp, clients);
    }

    public Extent withTurn(Duration wanted) {
        return new Extent(orders, wanted, rounds, warmUp, clients);
    }

    public Extent withRounds(int wanted) {
        return new Extent(orders, turn, wanted, warmUp, clients);
    }

    public Extent withClients(List<Integer> wanted) {
        return new Extent(orders, turn, rounds, warmUp, wanted);
    }
}
