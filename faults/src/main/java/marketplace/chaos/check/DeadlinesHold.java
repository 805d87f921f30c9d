package marketplace.chaos.check;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import marketplace.chaos.evidence.Evidence;
import marketplace.chaos.evidence.ScheduleRow;
import marketplace.chaos.evidence.TopicRecord;
import marketplace.contracts.MalformedMessageException;
import marketplace.contracts.MessageCodec;
import marketplace.contracts.MessageHeaders;
import marketplace.contracts.OrderCommandMessage;
import marketplace.contracts.OrderEventDetails.CompletionConfirmed;
import marketplace.contracts.OrderEventDetails.OrderCancelled;
import marketplace.contracts.OrderEventDetails.RefundAgreed;
import marketplace.contracts.Topics;
import marketplace.contracts.WireDeadline;
import org.jspecify.annotations.Nullable;

/** What runs is scheduled, nothing is published or happens before its time, and each deadline acts once at most. */
final class DeadlinesHold implements Invariant {

    private static final MessageCodec CODEC = new MessageCodec();

    @Override
    public String says() {
        return "a deadline is scheduled exactly while it runs, its command never early, its effect never twice";
    }

    @Override
    public Findings check(Evidence evidence) {
        Findings findings = new Findings();
        Map<String, ScheduleRow> schedules =
                evidence.schedules().stream().collect(Collectors.toMap(ScheduleRow::orderNumber, Function.identity()));
        Map<String, Instant> dueAt = new HashMap<>();
        for (History order : History.of(evidence)) {
            scheduled(order, schedules.get(order.number()), findings);
            effects(order, findings);
            order.events().stream()
                    .map(event -> event.says().deadline())
                    .filter(Objects::nonNull)
                    .forEach(deadline -> dueAt.merge(
                            order.number() + "|" + deadline.id(), deadline.dueAt(), DeadlinesHold::earlier));
        }
        for (TopicRecord record : evidence.of(Topics.ORDER_COMMANDS)) {
            if (!evidence.poison().contains(record.place())) {
                command(record, dueAt, findings);
            }
        }
        return findings;
    }

    private static void scheduled(History order, @Nullable ScheduleRow row, Findings findings) {
        WireDeadline running = order.last().says().deadline();
        String id = row == null ? null : row.deadlineId();
        Instant due = row == null ? null : row.dueAt();
        findings.require(
                running == null
                        ? due == null
                        : running.id().equals(id) && running.dueAt().equals(due),
                "%s has %s running and %s scheduled",
                order.number(),
                running == null ? "nothing" : running.id() + " due " + running.dueAt(),
                due == null ? "nothing" : id + " due " + due);
    }

    /** What a deadline does is strictly after its time, and the deadline was that of the event before. */
    private static void effects(History order, Findings findings) {
        Set<String> used = new HashSet<>();
        WireDeadline running = null;
        for (Event event : order.events()) {
            if (event.isByDeadline() && isEffect(event)) {
                WireDeadline missed = running;
                findings.require(
                        missed != null && event.row().occurredAt().isAfter(missed.dueAt()),
                        "%s version %d: a deadline acted at %s, due was %s",
                        order.number(),
                        event.row().version(),
                        event.row().occurredAt(),
                        missed == null ? "none" : missed.dueAt());
                if (missed != null
                        && !(event.says().details() instanceof OrderCancelled cancelled
                                && cancelled.cause().equals("REFUND_AGREED"))) {
                    findings.require(used.add(missed.id()), "%s: deadline %s acted twice", order.number(), missed.id());
                }
            }
            if (!(event.says().details() instanceof RefundAgreed)) {
                running = event.says().deadline();
            }
        }
    }

    private static boolean isEffect(Event event) {
        return event.says().details() instanceof OrderCancelled
                || event.says().details() instanceof CompletionConfirmed
                || event.says().details() instanceof RefundAgreed;
    }

    private static void command(TopicRecord record, Map<String, Instant> dueAt, Findings findings) {
        try {
            OrderCommandMessage command = CODEC.decodeOrderCommand(
                    record.headers().get(MessageHeaders.TYPE), record.text().getBytes(StandardCharsets.UTF_8));
            command(record, command, dueAt, findings);
        } catch (MalformedMessageException unreadable) {
            findings.violation("%s: %s", record.place(), unreadable);
        }
    }

    private static void command(
            TopicRecord record, OrderCommandMessage command, Map<String, Instant> dueAt, Findings findings) {
        Instant from = command instanceof OrderCommandMessage.RemindOfDeadline reminder
                ? reminder.remindAt()
                : command.dueAt();
        findings.require(
                !command.occurredAt().isBefore(from),
                "%s: %s at %s, not before %s",
                record.place(),
                command.messageId(),
                command.occurredAt(),
                from);
        Instant known = dueAt.get(command.orderNumber() + "|" + command.deadlineId());
        findings.require(
                known != null && !command.dueAt().isBefore(known),
                "%s: %s is due %s, the order said %s",
                record.place(),
                command.messageId(),
                command.dueAt(),
                String.valueOf(known));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
