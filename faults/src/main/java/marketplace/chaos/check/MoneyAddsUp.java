package marketplace.chaos.check;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import marketplace.chaos.evidence.Evidence;
import marketplace.chaos.evidence.ParkedRow;
import marketplace.chaos.evidence.TopicRecord;
import marketplace.contracts.MalformedMessageException;
import marketplace.contracts.MessageCodec;
import marketplace.contracts.MessageHeaders;
import marketplace.contracts.OrderEventDetails.OrderPaid;
import marketplace.contracts.OrderEventDetails.RefundRequested;
import marketplace.contracts.OrderEventDetails.StrayCaptureReceived;
import marketplace.contracts.PaymentEventMessage.PaymentCaptured;
import marketplace.contracts.Topics;

/** Money that came is kept or goes back: all of it, once, and never more than came. */
final class MoneyAddsUp implements Invariant {

    private static final MessageCodec CODEC = new MessageCodec();

    @Override
    public String says() {
        return "captured money is of an order or parked, and no more of it is asked back than came";
    }

    @Override
    public Findings check(Evidence evidence) {
        Findings findings = new Findings();
        Map<String, PaymentCaptured> captures = captures(evidence, findings);
        Set<String> known = new HashSet<>();
        for (History order : History.of(evidence)) {
            order.details(OrderPaid.class).forEach(paid -> {
                known.add(paid.captureId());
                isReal(order, captures.get(paid.captureId()), paid.amount().amount(), findings);
            });
            order.details(StrayCaptureReceived.class).forEach(stray -> {
                known.add(stray.captureId());
                isReal(order, captures.get(stray.captureId()), stray.amount().amount(), findings);
            });
            refunds(order, captures, findings);
            strays(order, findings);
        }
        Set<String> parked = new HashSet<>();
        evidence.parked().stream().map(ParkedRow::identity).forEach(parked::add);
        captures.keySet()
                .forEach(capture -> findings.require(
                        known.contains(capture)
                                || parked.contains("capture|" + capture)
                                || parked.stream()
                                        .anyMatch(identity -> identity.startsWith("capture|" + capture + "|")),
                        "money of capture %s is nowhere",
                        capture));
        return findings;
    }

    private static Map<String, PaymentCaptured> captures(Evidence evidence, Findings findings) {
        Map<String, PaymentCaptured> captures = new HashMap<>();
        for (TopicRecord record : evidence.of(Topics.PAYMENT_EVENTS)) {
            if (PaymentCaptured.TYPE.equals(record.headers().get(MessageHeaders.TYPE))
                    && !evidence.poison().contains(record.place())) {
                try {
                    var message = CODEC.decodePaymentEvent(
                            PaymentCaptured.TYPE, record.text().getBytes(StandardCharsets.UTF_8));
                    if (message instanceof PaymentCaptured captured) {
                        captures.putIfAbsent(captured.captureId(), captured);
                    }
                } catch (MalformedMessageException unreadable) {
                    findings.violation("%s: %s", record.place(), unreadable);
                }
            }
        }
        return captures;
    }

    private static void isReal(
            History order,
            @org.jspecify.annotations.Nullable PaymentCaptured captured,
            long amount,
            Findings findings) {
        findings.require(
                captured != null && captured.amount().amount() == amount,
                "%s counts %d for %s",
                order.number(),
                amount,
                captured == null ? "a capture that nobody made" : captured.toString());
    }

    /** Per capture: asked for back at most once for a cause, and not more than came. */
    private static void refunds(History order, Map<String, PaymentCaptured> captures, Findings findings) {
        Map<String, Long> asked = new HashMap<>();
        Set<String> causes = new HashSet<>();
        order.details(RefundRequested.class).forEach(refund -> {
            asked.merge(refund.captureId(), refund.amount().amount(), Long::sum);
            findings.require(
                    causes.add(refund.captureId() + "|" + refund.cause()),
                    "%s asks twice for %s because of %s",
                    order.number(),
                    refund.captureId(),
                    refund.cause());
        });
        asked.forEach((capture, amount) -> {
            PaymentCaptured captured = captures.get(capture);
            findings.require(
                    captured != null && amount <= captured.amount().amount(),
                    "%s asks %d back of %s",
                    order.number(),
                    amount,
                    captured == null ? capture : captured.toString());
        });
    }

    /** What pays for nothing goes back whole. */
    private static void strays(History order, Findings findings) {
        order.details(StrayCaptureReceived.class)
                .forEach(stray -> findings.require(
                        order.details(RefundRequested.class)
                                .anyMatch(refund -> refund.captureId().equals(stray.captureId())
                                        && refund.amount().equals(stray.amount())),
                        "%s keeps %s of stray capture %s",
                        order.number(),
                        stray.amount(),
                        stray.captureId()));
    }
}
