package marketplace.chaos.evidence;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Everything that is known of a run after it has come to rest.
 *
 * @param records of all topics, dead letters included, each topic in the order of its partitions and offsets
 * @param mails subjects of the mails that arrived, by address
 * @param footprints of every instance at every rest
 * @param poison what was planted in topics for nobody to handle: places of records
 * @param secrets planted texts that only their recipients may ever see
 */
public record Evidence(
        List<OrderRow> orders,
        List<JournalRow> journal,
        List<TopicRecord> records,
        List<ScheduleRow> schedules,
        List<NoticeRow> notices,
        Map<String, List<String>> mails,
        List<ParkedRow> parked,
        List<Answer> answers,
        List<GroupOffset> groups,
        List<SessionRow> sessions,
        Set<String> poison,
        Set<String> secrets,
        List<PlainText> texts,
        List<Footprint> footprints,
        List<Probe> probes) {

    /** What was written before there were footprints has none. */
    public Evidence {
        footprints = Objects.requireNonNullElse(footprints, List.of());
        probes = Objects.requireNonNullElse(probes, List.of());
    }

    /** The records of one topic. */
    public List<TopicRecord> of(String topic) {
        return records.stream().filter(record -> record.topic().equals(topic)).toList();
    }

    /** With what was seen of the instances at rest besides. */
    public Evidence withRest(List<Footprint> seen, List<Probe> asked) {
        return new Evidence(
                orders, journal, records, schedules, notices, mails, parked, answers, groups, sessions, poison, secrets,
                texts, seen, asked);
    }

    Evidence withoutLogs() {
        return new Evidence(
                orders,
                journal,
                records,
                schedules,
                notices,
                mails,
                parked,
                answers,
                groups,
                sessions,
                poison,
                secrets,
                texts.stream().filter(text -> !text.isLog()).toList(),
                footprints,
                probes);
    }
}
