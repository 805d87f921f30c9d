package marketplace.chaos.check;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import marketplace.chaos.evidence.Evidence;
import marketplace.chaos.evidence.GroupOffset;
import marketplace.chaos.evidence.TopicRecord;
import marketplace.contracts.MessageHeaders;

/** Every group has read to the end, and what it could not handle is a dead letter that says where it was. */
final class EverythingIsHandled implements Invariant {

    private static final String DEAD_LETTERS = "-dlt";

    @Override
    public String says() {
        return "every group has read everything, and dead letters are the poison and nothing but it";
    }

    @Override
    public Findings check(Evidence evidence) {
        Findings findings = new Findings();
        for (GroupOffset group : evidence.groups()) {
            findings.require(group.committed() == group.end(), "%s has not read to the end", group);
        }
        Map<String, Set<String>> given = new HashMap<>();
        for (TopicRecord record : evidence.records()) {
            if (record.topic().endsWith(DEAD_LETTERS)) {
                String place = origin(record);
                findings.require(
                        evidence.poison().contains(place), "%s is dead and was no poison: %s", place, reason(record));
                given.computeIfAbsent(place, each -> new HashSet<>())
                        .add(record.headers().getOrDefault(MessageHeaders.DEAD_LETTER_GROUP, ""));
            }
        }
        evidence.poison()
                .forEach(place -> findings.require(given.containsKey(place), "poison at %s is no dead letter", place));
        return findings;
    }

    private static String origin(TopicRecord record) {
        return "%s-%s@%s"
                .formatted(
                        record.headers().get(MessageHeaders.DEAD_LETTER_TOPIC),
                        record.headers().get(MessageHeaders.DEAD_LETTER_PARTITION),
                        record.headers().get(MessageHeaders.DEAD_LETTER_OFFSET));
    }

    private static String reason(TopicRecord record) {
        return record.headers().getOrDefault(MessageHeaders.DEAD_LETTER_REASON, "no reason");
    }
}
