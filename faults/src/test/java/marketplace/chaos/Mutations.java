package marketplace.chaos;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import marketplace.chaos.evidence.Evidence;
import marketplace.chaos.evidence.GroupOffset;
import marketplace.chaos.evidence.JournalRow;
import marketplace.chaos.evidence.NoticeRow;
import marketplace.chaos.evidence.OrderRow;
import marketplace.chaos.evidence.PlainText;
import marketplace.chaos.evidence.ScheduleRow;
import marketplace.chaos.evidence.TopicRecord;
import marketplace.contracts.Topics;

/** What could have gone wrong in a run, one thing at a time, at places that a seed decides. */
final class Mutations {

    private final Random random;

    Mutations(long seed) {
        this.random = new Random(seed);
    }

    Stream<Mutation> all() {
        return Stream.concat(ofWhatHappened(), new RestMutations(this).all());
    }

    private Stream<Mutation> ofWhatHappened() {
        return Stream.of(
                new Mutation("a paid order never ended", "every paid order ends", this::unended),
                new Mutation("a row is torn from its journal", "they lead to the order's row", this::tornRow),
                new Mutation("a line of the journal is lost", "versions are 1 to n", this::lostLine),
                new Mutation("an order was cancelled and started", "no order is cancelled", this::cancelledAndStarted),
                new Mutation("a key had two effects", "one idempotency key", this::twoEffects),
                new Mutation("what was answered is not there", "one idempotency key", this::vanished),
                new Mutation("a refund was asked for twice", "captured money", this::doubleRefund),
                new Mutation("a capture is nowhere", "captured money", this::lostCapture),
                new Mutation("an event is missing", "every line of the journal is in Kafka", this::missingEvent),
                new Mutation("events changed places", "every line of the journal is in Kafka", this::reordered),
                new Mutation("an event was altered", "every line of the journal is in Kafka", this::altered),
                new Mutation("a group is behind", "every group has read everything", this::behind),
                new Mutation("a good record is a dead letter", "every group has read everything", this::goodOneDead),
                new Mutation("poison was dropped", "every group has read everything", this::droppedPoison),
                new Mutation("a schedule is left over", "a deadline is scheduled", this::leftOver),
                new Mutation("a command was early", "a deadline is scheduled", this::earlyCommand),
                new Mutation("a notice is missing", "whoever must know", this::missingNotice),
                new Mutation("a notice is there twice", "whoever must know", this::doubleNotice),
                new Mutation("a stranger was told", "whoever must know", this::stranger),
                new Mutation("a secret is in a log", "no planted secret", this::leakedSecret),
                new Mutation("a secret is in an event", "no planted secret", this::secretInEvent));
    }

    private Evidence unended(Evidence run) {
        JournalRow end = any(run.journal(), row -> row.type().equals("order.completion-confirmed.v1"));
        return Altered.journal(run, without(run.journal(), end));
    }

    private Evidence tornRow(Evidence run) {
        OrderRow row = any(run.orders(), each -> true);
        OrderRow older = new OrderRow(
                row.lane(),
                row.number(),
                row.version() - 1,
                row.status(),
                row.buyerId(),
                row.providerId(),
                row.price(),
                row.currency(),
                row.completedAt(),
                row.dueAt(),
                row.open());
        return Altered.orders(run, replaced(run.orders(), row, older));
    }

    private Evidence lostLine(Evidence run) {
        JournalRow first = any(run.journal(), row -> row.version() == 1 && hasVersion(run, row.orderNumber(), 2));
        return Altered.journal(run, without(run.journal(), first));
    }

    private Evidence cancelledAndStarted(Evidence run) {
        JournalRow cancelled = any(
                run.journal(),
                row -> row.type().equals("order.cancelled.v1") && row.payload().contains("START_OVERDUE"));
        JournalRow started = any(run.journal(), row -> row.type().equals("order.implementation-started.v1"));
        return Altered.journal(run, with(run.journal(), of(started, cancelled.orderNumber(), cancelled.version() + 1)));
    }

    private Evidence twoEffects(Evidence run) {
        JournalRow row = any(run.journal(), each -> each.commandKey() != null);
        return Altered.journal(run, with(run.journal(), of(row, row.orderNumber(), row.version() + 1_000)));
    }

    private Evidence vanished(Evidence run) {
        JournalRow row = any(
                run.journal(),
                each -> each.commandKey() != null
                        && run.answers().stream()
                                .anyMatch(answer -> answer.isAccepted()
                                        && answer.key() != null
                                        && Objects.requireNonNull(each.commandKey())
                                                .endsWith("|" + answer.key())));
        return Altered.journal(run, without(run.journal(), row));
    }

    private Evidence doubleRefund(Evidence run) {
        JournalRow refund = any(run.journal(), row -> row.type().equals("order.refund-requested.v1"));
        return Altered.journal(run, with(run.journal(), of(refund, refund.orderNumber(), refund.version() + 1_000)));
    }

    private Evidence lostCapture(Evidence run) {
        JournalRow paid = any(run.journal(), row -> row.type().equals("order.paid.v1"));
        return Altered.parked(Altered.journal(run, without(run.journal(), paid)), List.of());
    }

    private Evidence missingEvent(Evidence run) {
        TopicRecord event = any(run.of(Topics.ORDER_EVENTS), record -> isOf(run, record));
        String id = event.headers().get("ce_id");
        return Altered.records(
                run,
                run.records().stream()
                        .filter(record -> !Objects.equals(record.headers().get("ce_id"), id))
                        .toList());
    }

    private Evidence reordered(Evidence run) {
        TopicRecord second = any(
                run.of(Topics.ORDER_EVENTS),
                record -> record.headers().getOrDefault("ce_id", "").endsWith("-2"));
        List<TopicRecord> records = new ArrayList<>(run.records());
        records.addFirst(second);
        return Altered.records(run, records);
    }

    private Evidence altered(Evidence run) {
        TopicRecord event = any(run.of(Topics.ORDER_EVENTS), record -> isOf(run, record));
        return Altered.records(run, replaced(run.records(), event, text(event, event.text() + " ")));
    }

    private Evidence behind(Evidence run) {
        GroupOffset group = any(run.groups(), each -> each.end() > 0);
        GroupOffset behind =
                new GroupOffset(group.group(), group.topic(), group.partition(), group.committed() - 1, group.end());
        return Altered.groups(run, replaced(run.groups(), group, behind));
    }

    private Evidence goodOneDead(Evidence run) {
        Set<String> less = new HashSet<>(run.poison());
        less.remove(any(List.copyOf(run.poison()), each -> true));
        return Altered.poison(run, less);
    }

    private Evidence droppedPoison(Evidence run) {
        return Altered.records(
                run,
                run.records().stream()
                        .filter(record -> !record.topic().endsWith("-dlt"))
                        .toList());
    }

    private Evidence leftOver(Evidence run) {
        ScheduleRow closed = any(run.schedules(), row -> row.dueAt() == null);
        JournalRow any = any(run.journal(), row -> true);
        ScheduleRow open = new ScheduleRow(closed.orderNumber(), closed.version(), "START-1", any.occurredAt());
        return Altered.schedules(run, replaced(run.schedules(), closed, open));
    }

    private Evidence earlyCommand(Evidence run) {
        TopicRecord command = any(
                run.of(Topics.ORDER_COMMANDS),
                record -> "order.cancel-by-deadline.v1".equals(record.headers().get("ce_type"))
                        && !run.poison().contains(record.place()));
        String early = command.text().replaceFirst("\"occurredAt\":\"20\\d\\d", "\"occurredAt\":\"2001");
        return Altered.records(run, replaced(run.records(), command, text(command, early)));
    }

    private Evidence missingNotice(Evidence run) {
        JournalRow asked = any(run.journal(), row -> row.type().equals("order.repriced.v1"));
        return Altered.notices(
                run,
                run.notices().stream()
                        .filter(notice -> !(notice.orderNumber().equals(asked.orderNumber())
                                && notice.version() == asked.version()))
                        .toList());
    }

    private Evidence doubleNotice(Evidence run) {
        return Altered.notices(run, with(run.notices(), any(run.notices(), notice -> true)));
    }

    private Evidence stranger(Evidence run) {
        NoticeRow notice = any(run.notices(), each -> each.role().equals("BUYER"));
        NoticeRow wrong = new NoticeRow(
                notice.role(),
                "somebody-else",
                notice.position(),
                notice.orderNumber(),
                notice.version(),
                notice.message(),
                notice.mail(),
                notice.failure());
        return Altered.notices(run, replaced(run.notices(), notice, wrong));
    }

    private Evidence leakedSecret(Evidence run) {
        return Altered.texts(run, with(run.texts(), new PlainText("log of a service", secret(run))));
    }

    private Evidence secretInEvent(Evidence run) {
        TopicRecord event = any(run.of(Topics.ORDER_EVENTS), record -> isOf(run, record));
        return Altered.records(run, replaced(run.records(), event, text(event, event.text() + secret(run))));
    }

    private static String secret(Evidence run) {
        return "it is " + run.secrets().iterator().next();
    }

    private static boolean isOf(Evidence run, TopicRecord record) {
        return !run.poison().contains(record.place());
    }

    private static boolean hasVersion(Evidence run, String order, long version) {
        return run.journal().stream()
                .anyMatch(row -> row.version() == version && row.orderNumber().equals(order));
    }

    private static JournalRow of(JournalRow row, String orderNumber, long version) {
        return new JournalRow(
                row.lane(),
                row.position() + 1_000_000,
                orderNumber,
                version,
                row.type(),
                row.occurredAt().plus(Duration.ofMillis(1)),
                row.actorRole(),
                row.actorId(),
                row.commandKey(),
                row.payload());
    }

    private static TopicRecord text(TopicRecord record, String text) {
        return new TopicRecord(
                record.topic(),
                record.partition(),
                record.offset(),
                record.key(),
                record.headers(),
                text.getBytes(StandardCharsets.UTF_8));
    }

    <T> T any(List<T> all, Predicate<T> wanted) {
        List<T> found = all.stream().filter(wanted).toList();
        if (found.isEmpty()) {
            throw new NoSuchElementException("the run has nothing of the kind");
        }
        return found.get(random.nextInt(found.size()));
    }

    static <T> List<T> with(List<T> all, T one) {
        List<T> more = new ArrayList<>(all);
        more.add(one);
        return more;
    }

    private static <T> List<T> without(List<T> all, T one) {
        return all.stream().filter(each -> !each.equals(one)).toList();
    }

    static <T> List<T> replaced(List<T> all, T one, T other) {
        return all.stream().map(each -> each.equals(one) ? other : each).toList();
    }
}
