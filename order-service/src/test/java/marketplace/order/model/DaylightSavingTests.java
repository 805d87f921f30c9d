package marketplace.order.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fifteen days are 360 hours, wherever the machine thinks it is and whatever its clocks on the wall do meanwhile. */
@ResourceLock(Resources.TIME_ZONE)
class DaylightSavingTests {

    private final TimeZone before = TimeZone.getDefault();

    @AfterEach
    void restoreTheTimeZone() {
        TimeZone.setDefault(before);
    }

    @ParameterizedTest
    @CsvSource({
        "UTC, 2026-11-02T02:00:00Z",
        "Asia/Shanghai, 2026-11-02T02:00:00Z",
        "America/New_York, 2026-10-25T12:00:00Z",
        "America/New_York, 2027-03-07T12:00:00Z",
        "Europe/Berlin, 2026-10-20T00:30:00Z",
        "Europe/Berlin, 2027-03-20T00:30:00Z",
        "Australia/Lord_Howe, 2026-10-01T00:00:00Z",
        "Pacific/Apia, 2011-12-20T00:00:00Z"
    })
    void fifteenDaysAre360Hours(String zone, Instant completed) {
        TimeZone.setDefault(TimeZone.getTimeZone(zone));

        OrderStory story = OrderStory.placed().opensPaymentAttempt().pays().submitsRequirement();
        story.starts().at(completed).completes();

        assertThat(story.deadline().dueAt()).isEqualTo(after(completed, 360));
        assertThat(story.deadline().remindAt()).containsExactly(after(completed, 288), after(completed, 336));
    }

    private static Instant after(Instant start, long hours) {
        return start.plus(hours, ChronoUnit.HOURS);
    }
}
