package marketplace.stack.client;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import marketplace.contracts.Role;
import marketplace.contracts.WireMoney;

/** Who runs the marketplace, and in the sandbox its time. */
public final class Operator extends Party {

    private static final String CLOCK = "/sandbox/clock";

    Operator(Marketplace marketplace, String id) {
        super(marketplace, id, marketplace.token(Role.OPERATOR, id));
    }

    @Override
    public String title() {
        return "operator";
    }

    /** How far the sandbox is ahead of real time. */
    public Duration timeMoved() {
        return get(marketplace.addresses().orders() + CLOCK, Time.class).offset();
    }

    /** Moves the time of the whole sandbox on; the timeout service last, so that nobody lives in its past. */
    public void movesTime(Duration by) {
        setsTime(timeMoved().plus(by));
    }

    /** Sets every clock to the order service's, which one of them may have missed while it was down. */
    public void setsTime(Duration offset) {
        Addresses at = marketplace.addresses();
        for (String address : List.of(at.orders(), at.payments(), at.notifications(), at.timeouts())) {
            put(address + CLOCK, new Move(offset));
        }
    }

    /** Settles a dispute: the order is cancelled, and this much goes back. */
    public OrderView cancels(OrderView order, WireMoney refund, String reason) {
        return act(order, "decide-dispute", Map.of("outcome", "CANCEL", "refund", refund, "reason", reason));
    }

    /** Waits until the timeout service watches no deadline of the order any more. */
    public void awaitNoDeadline(String orderNumber) {
        String uri = marketplace.addresses().timeouts() + "/v1/schedules/" + orderNumber;
        Patience.until(
                () -> Optional.of(get(uri, Schedule.class)).filter(Schedule::closed),
                () -> "end of the deadline of " + orderNumber);
    }

    private record Schedule(boolean closed) {}

    private record Move(Duration offset) {}

    private record Time(Duration offset) {}
}
