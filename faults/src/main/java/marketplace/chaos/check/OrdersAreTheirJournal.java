package marketplace.chaos.check;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import marketplace.chaos.evidence.Evidence;
import marketplace.chaos.evidence.OrderRow;
import marketplace.contracts.OrderSummary;
import marketplace.contracts.WireDeadline;
import org.jspecify.annotations.Nullable;

/** What happened to an order, one version after the other, leads to what its row says. */
final class OrdersAreTheirJournal implements Invariant {

    @Override
    public String says() {
        return "versions are 1 to n, every step is allowed, and they lead to the order's row";
    }

    @Override
    public Findings check(Evidence evidence) {
        Findings findings = new Findings();
        Map<String, OrderRow> rows =
                evidence.orders().stream().collect(Collectors.toMap(OrderRow::number, Function.identity()));
        for (History order : History.of(evidence)) {
            steps(order, findings);
            OrderRow row = rows.remove(order.number());
            if (row == null) {
                findings.violation("%s has a journal and no row", order.number());
            } else {
                compare(order, row, findings);
            }
        }
        rows.keySet().forEach(number -> findings.violation("%s has a row and no journal", number));
        return findings;
    }

    private static void steps(History order, Findings findings) {
        Event before = null;
        for (Event event : order.events()) {
            long expected = before == null ? 1 : before.row().version() + 1;
            findings.require(
                    event.row().version() == expected && event.says().version() == expected,
                    "%s has version %d where %d is due",
                    order.number(),
                    event.row().version(),
                    expected);
            findings.require(
                    Transitions.allowed(before, event),
                    "%s: %s leads from %s to %s in version %d",
                    order.number(),
                    event.row().type(),
                    before == null ? "nothing" : before.status(),
                    event.status(),
                    event.row().version());
            before = event;
        }
    }

    private static void compare(History order, OrderRow row, Findings findings) {
        OrderSummary last = order.last().says().order();
        boolean same = row.version() == order.last().row().version()
                && row.status().equals(last.status())
                && row.buyerId().equals(last.buyerId())
                && row.providerId().equals(last.providerId())
                && row.price() == last.price().amount()
                && row.currency().equals(last.price().currency())
                && row.open() != Transitions.FINAL.contains(last.status())
                && Objects.equals(row.completedAt(), last.completedAt())
                && Objects.equals(row.dueAt(), due(order.last().says().deadline()));
        findings.require(
                same,
                "%s: the row says %s, the journal %s",
                order.number(),
                row,
                order.last().says());
    }

    private static @Nullable Instant due(@Nullable WireDeadline deadline) {
        return deadline == null ? null : deadline.dueAt();
    }
}
