package marketplace.chaos;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import marketplace.chaos.evidence.Evidence;
import marketplace.chaos.evidence.Footprint;
import marketplace.chaos.evidence.GroupOffset;
import marketplace.chaos.evidence.JournalRow;
import marketplace.chaos.evidence.NoticeRow;
import marketplace.chaos.evidence.OrderRow;
import marketplace.chaos.evidence.ParkedRow;
import marketplace.chaos.evidence.PlainText;
import marketplace.chaos.evidence.Probe;
import marketplace.chaos.evidence.ScheduleRow;
import marketplace.chaos.evidence.SessionRow;
import marketplace.chaos.evidence.TopicRecord;

/** What a run left behind, with one part of it changed. */
final class Altered {

    private static final RecordComponent[] PARTS = Evidence.class.getRecordComponents();

    private Altered() {}

    static Evidence orders(Evidence run, List<OrderRow> changed) {
        return with(run, "orders", changed);
    }

    static Evidence journal(Evidence run, List<JournalRow> changed) {
        return with(run, "journal", changed);
    }

    static Evidence records(Evidence run, List<TopicRecord> changed) {
        return with(run, "records", changed);
    }

    static Evidence schedules(Evidence run, List<ScheduleRow> changed) {
        return with(run, "schedules", changed);
    }

    static Evidence notices(Evidence run, List<NoticeRow> changed) {
        return with(run, "notices", changed);
    }

    static Evidence parked(Evidence run, List<ParkedRow> changed) {
        return with(run, "parked", changed);
    }

    static Evidence groups(Evidence run, List<GroupOffset> changed) {
        return with(run, "groups", changed);
    }

    static Evidence sessions(Evidence run, List<SessionRow> changed) {
        return with(run, "sessions", changed);
    }

    static Evidence poison(Evidence run, Set<String> changed) {
        return with(run, "poison", changed);
    }

    static Evidence texts(Evidence run, List<PlainText> changed) {
        return with(run, "texts", changed);
    }

    static Evidence footprints(Evidence run, List<Footprint> changed) {
        return with(run, "footprints", changed);
    }

    static Evidence probes(Evidence run, List<Probe> changed) {
        return with(run, "probes", changed);
    }

    private static Evidence with(Evidence run, String part, Object changed) {
        Class<?>[] types = Arrays.stream(PARTS).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] values = Arrays.stream(PARTS)
                .map(each -> each.getName().equals(part) ? changed : value(run, each))
                .toArray();
        try {
            return Evidence.class.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static Object value(Evidence run, RecordComponent part) {
        try {
            return part.getAccessor().invoke(run);
        } catch (ReflectiveOperationException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
