package marketplace.order.lane;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import marketplace.order.journal.JournalRow;
import marketplace.order.journal.JournalRows;
import marketplace.order.lane.LaneState.KnownCommand;
import marketplace.order.lane.LaneState.LaneKey;
import marketplace.order.model.Decision;
import marketplace.order.model.Evolution;
import marketplace.order.model.Order;
import marketplace.order.model.OrderEvent;
import marketplace.order.model.OrderStatus;
import marketplace.order.model.RecordedEvent;
import marketplace.order.model.Refusal;
import marketplace.order.model.RefusalReason;
import org.jspecify.annotations.Nullable;

/** Decides the submissions of one batch in memory, one after the other, each on what the ones before it left. */
final class BatchDecisions {

    private static final Refusal KEY_REUSED =
            new Refusal(RefusalReason.IDEMPOTENCY_KEY_REUSED, "this key was used for another request", Map.of());

    private final LaneState start;
    private final Instant now;
    private final Map<Integer, Long> positions;
    private final Map<String, Order> orders;
    private final Map<LaneKey, KnownCommand> keys;
    private final Set<String> changed = new HashSet<>();
    private final List<JournalRow> rows = new ArrayList<>();
    private final List<FileName> named = new ArrayList<>();
    private final List<OrderStatus> reached = new ArrayList<>();

    private BatchDecisions(LaneState start, Instant now) {
        this.start = start;
        this.now = now;
        this.positions = new HashMap<>(start.positions());
        this.orders = new LinkedHashMap<>(start.orders());
        this.keys = new HashMap<>(start.keys());
    }

    static BatchResult decide(LaneState start, List<Submission> batch, Instant now) {
        BatchDecisions decisions = new BatchDecisions(start, now);
        List<Decided> outcomes = new ArrayList<>(batch.size());
        for (int place = 0; place < batch.size(); place++) {
            outcomes.add(decisions.decideSafely(place, batch.get(place)));
        }
        return decisions.result(outcomes);
    }

    private BatchResult result(List<Decided> outcomes) {
        List<Order> stored = changed.stream().sorted().map(orders::get).toList();
        Set<String> placed = new HashSet<>(changed);
        placed.removeAll(start.orders().keySet());
        return new BatchResult(
                outcomes,
                List.copyOf(rows),
                stored,
                placed,
                Map.copyOf(positions),
                List.copyOf(named),
                List.copyOf(reached));
    }

    private Decided decideSafely(int place, Submission submission) {
        try {
            return new Decided.Answered(decide(place, submission));
        } catch (RuntimeException broken) {
            return new Decided.Broken(broken);
        }
    }

    private Outcome decide(int place, Submission submission) {
        Order order =
                start.visible().contains(place) ? readable(submission.command().orderNumber()) : null;
        Outcome repeated = repeated(submission, order);
        if (repeated != null) {
            return repeated;
        }
        return switch (submission.decide(order, now)) {
            case Decision.Accepted accepted -> accept(order, submission, accepted);
            case Decision.Refused refused -> new Outcome.Refused(refused.refusal(), order);
        };
    }

    private @Nullable Order readable(String number) {
        RuntimeException unreadable = start.unreadable().get(number);
        if (unreadable != null) {
            throw new IllegalStateException("cannot be read: " + number, unreadable);
        }
        return orders.get(number);
    }

    private Outcome accept(@Nullable Order order, Submission submission, Decision.Accepted accepted) {
        List<FileName> files = FileName.of(submission).toList();
        if (!start.files().containsAll(files)) {
            return new Outcome.Refused(gone(files), order);
        }
        Order after = happen(order, submission, accepted.events());
        named.addAll(files);
        return new Outcome.Accepted(after);
    }

    private Refusal gone(List<FileName> files) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (int i = 0; i < files.size(); i++) {
            if (!start.files().contains(files.get(i))) {
                fields.put("/attachments/" + i, "not there any more");
            }
        }
        return new Refusal(RefusalReason.FILE_GONE, "see errors", fields);
    }

    private @Nullable Outcome repeated(Submission submission, @Nullable Order order) {
        if (submission.key() == null) {
            return null;
        }
        KnownCommand known =
                keys.get(new LaneKey(submission.lane(), submission.key().text()));
        if (known == null) {
            return null;
        }
        return known.digest().equals(submission.key().digest())
                ? new Outcome.Replayed(known.orderNumber(), known.version())
                : new Outcome.Refused(KEY_REUSED, order);
    }

    /** All or nothing in memory as well: the state of the batch moves only once every event has been written down. */
    private Order happen(@Nullable Order before, Submission submission, List<OrderEvent> events) {
        int lane = submission.lane();
        long position = positions.getOrDefault(lane, 0L);
        List<JournalRow> written = new ArrayList<>(events.size());
        Order order = before;
        for (int i = 0; i < events.size(); i++) {
            long version = order == null ? 1 : order.version() + 1;
            RecordedEvent recorded = new RecordedEvent(version, now, submission.actor(), events.get(i));
            order = Evolution.evolve(order, recorded);
            boolean last = i == events.size() - 1;
            position++;
            written.add(JournalRows.row(
                    lane, position, order, recorded, last ? submission.key() : null, submission.traceParent()));
        }
        if (order == null) {
            throw new IllegalStateException("an accepted command has events");
        }
        rows.addAll(written);
        positions.put(lane, position);
        orders.put(order.number(), order);
        changed.add(order.number());
        if (before == null || before.status() != order.status()) {
            reached.add(order.status());
        }
        remember(submission, order);
        return order;
    }

    private void remember(Submission submission, Order order) {
        if (submission.key() != null) {
            keys.put(
                    new LaneKey(submission.lane(), submission.key().text()),
                    new KnownCommand(
                            order.number(), order.version(), submission.key().digest()));
        }
    }
}
