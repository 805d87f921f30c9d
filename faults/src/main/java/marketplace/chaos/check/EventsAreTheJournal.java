package marketplace.chaos.check;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import marketplace.chaos.evidence.Evidence;
import marketplace.chaos.evidence.JournalRow;
import marketplace.chaos.evidence.TopicRecord;
import marketplace.contracts.MessageHeaders;
import marketplace.contracts.Topics;

/** What was committed is published, as it is and in order; nothing else is. */
final class EventsAreTheJournal implements Invariant {

    @Override
    public String says() {
        return "every line of the journal is in Kafka, unchanged, first seen in version order, and nothing else is";
    }

    @Override
    public Findings check(Evidence evidence) {
        Findings findings = new Findings();
        Map<String, JournalRow> lines = new HashMap<>();
        positions(evidence, lines, findings);
        Map<String, Long> reached = new HashMap<>();
        Set<String> published = new HashSet<>();
        for (TopicRecord record : evidence.of(Topics.ORDER_EVENTS)) {
            if (!evidence.poison().contains(record.place())) {
                check(record, lines, reached, published, findings);
            }
        }
        lines.keySet().forEach(id -> findings.require(published.contains(id), "%s was never published", id));
        return findings;
    }

    /** Dense in each lane, from 1. */
    private static void positions(Evidence evidence, Map<String, JournalRow> lines, Findings findings) {
        Map<Integer, Long> count = new HashMap<>();
        Map<Integer, Long> highest = new HashMap<>();
        for (JournalRow row : evidence.journal()) {
            lines.put(row.orderNumber() + "-" + row.version(), row);
            count.merge(row.lane(), 1L, Long::sum);
            highest.merge(row.lane(), row.position(), Math::max);
        }
        count.forEach((lane, lines1) -> findings.require(
                lines1.equals(highest.getOrDefault(lane, 0L)),
                "lane %d has %d lines up to position %d",
                lane,
                lines1,
                highest.getOrDefault(lane, 0L)));
    }

    private static void check(
            TopicRecord record,
            Map<String, JournalRow> lines,
            Map<String, Long> reached,
            Set<String> published,
            Findings findings) {
        String id = record.headers().getOrDefault(MessageHeaders.ID, "nothing");
        JournalRow line = lines.get(id);
        if (line == null) {
            findings.violation("%s is %s, which the journal does not have", record.place(), id);
            return;
        }
        findings.require(
                record.text().equals(line.payload())
                        && line.orderNumber().equals(record.key())
                        && line.type().equals(record.headers().get(MessageHeaders.TYPE)),
                "%s is not what the journal has for %s",
                record.place(),
                id);
        if (published.add(id)) {
            long before = reached.getOrDefault(line.orderNumber(), 0L);
            findings.require(
                    line.version() == before + 1,
                    "%s: version %d of %s comes after %d",
                    record.place(),
                    line.version(),
                    line.orderNumber(),
                    before);
            reached.put(line.orderNumber(), line.version());
        }
    }
}
