package marketplace.chaos.check;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import marketplace.chaos.evidence.Evidence;
import marketplace.chaos.evidence.NoticeRow;
import marketplace.contracts.OrderEventDetails;
import marketplace.contracts.OrderEventDetails.CompletionConfirmed;
import marketplace.contracts.OrderEventDetails.ImplementationCompleted;
import marketplace.contracts.OrderEventDetails.OrderPlaced;
import marketplace.contracts.OrderEventDetails.OrderRepriced;
import marketplace.contracts.OrderEventDetails.RefundAsked;
import marketplace.contracts.OrderEventDetails.RequirementSubmitted;
import marketplace.contracts.OrderSummary;

/** Who must act or is waiting is told, once, and nobody else is. */
final class NoticesReach implements Invariant {

    private static final String OPERATOR = "OPERATOR";

    /** Those that the marketplace cannot do without; the whole table is the notification service's own. */
    private static final Map<Class<? extends OrderEventDetails>, Told> ASKED = Map.of(
            OrderPlaced.class, new Told("BUYER", OrderSummary::buyerId),
            OrderRepriced.class, new Told("BUYER", OrderSummary::buyerId),
            RequirementSubmitted.class, new Told("PROVIDER", OrderSummary::providerId),
            ImplementationCompleted.class, new Told("BUYER", OrderSummary::buyerId),
            CompletionConfirmed.class, new Told("PROVIDER", OrderSummary::providerId),
            RefundAsked.class, new Told("PROVIDER", OrderSummary::providerId));

    private record Told(String role, Function<OrderSummary, String> who) {}

    @Override
    public String says() {
        return "whoever must know is told once, nobody else is, and each mail arrives or is given up with a reason";
    }

    @Override
    public Findings check(Evidence evidence) {
        Findings findings = new Findings();
        Map<String, List<NoticeRow>> byEvent = evidence.notices().stream()
                .collect(Collectors.groupingBy(notice -> notice.orderNumber() + "-" + notice.version()));
        Map<String, OrderSummary> orders = new HashMap<>();
        for (History order : History.of(evidence)) {
            orders.put(order.number(), order.last().says().order());
            for (Event event : order.events()) {
                told(
                        event,
                        byEvent.getOrDefault(order.number() + "-" + event.row().version(), List.of()),
                        findings);
            }
        }
        Set<String> seen = new HashSet<>();
        for (NoticeRow notice : evidence.notices()) {
            strangers(notice, orders.get(notice.orderNumber()), findings);
            findings.require(
                    seen.add("%s|%d|%s|%s|%s"
                            .formatted(
                                    notice.orderNumber(),
                                    notice.version(),
                                    notice.role(),
                                    notice.recipient(),
                                    notice.message())),
                    "%s is there twice",
                    notice);
            mail(notice, findings);
        }
        positions(evidence, findings);
        return findings;
    }

    private static void told(Event event, List<NoticeRow> notices, Findings findings) {
        Told asked = ASKED.get(event.says().details().getClass());
        if (asked != null) {
            String who = asked.who().apply(event.says().order());
            findings.require(
                    notices.stream()
                            .anyMatch(notice -> notice.role().equals(asked.role())
                                    && notice.recipient().equals(who)),
                    "%s was not told of %s of %s",
                    who,
                    event.row().type(),
                    event.row().orderNumber());
        }
    }

    private static void strangers(
            NoticeRow notice, @org.jspecify.annotations.Nullable OrderSummary order, Findings findings) {
        boolean party = order != null
                && switch (notice.role()) {
                    case "BUYER" -> notice.recipient().equals(order.buyerId());
                    case "PROVIDER" -> notice.recipient().equals(order.providerId());
                    case OPERATOR -> true;
                    default -> false;
                };
        findings.require(party, "%s is none of its recipient's business", notice);
    }

    private static void mail(NoticeRow notice, Findings findings) {
        String state = notice.mail();
        if (state != null) {
            findings.require(
                    state.equals("SENT") || (state.equals("GIVEN_UP") && notice.failure() != null),
                    "mail of %s is %s",
                    notice,
                    state);
        }
    }

    /** An inbox can be read on from any of its positions: none is missing. */
    private static void positions(Evidence evidence, Findings findings) {
        Map<String, List<NoticeRow>> inboxes = evidence.notices().stream()
                .collect(Collectors.groupingBy(notice -> notice.role() + notice.recipient()));
        inboxes.forEach((owner, lines) -> findings.require(
                lines.stream().mapToLong(NoticeRow::position).distinct().count() == lines.size(),
                "inbox of %s has a position twice",
                owner));
    }
}
