package marketplace.order.parking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import marketplace.order.parking.ParkedPayment.Standing;
import marketplace.order.parking.ParkedPayment.Told;
import marketplace.order.parking.Verdict.Unapplied;
import marketplace.servers.TestClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ParkingScheduleTests {

    private static final Unapplied NO_ORDER = new Unapplied(ParkingReason.ORDER_NOT_FOUND, "no order");

    private final TestClock clock = new TestClock();
    private final ParkingSchedule schedule = new ParkingSchedule(ParkingPropertiesTests.bind(Map.of()), clock);

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 2", "2, 4", "8, 256", "9, 512", "10, 600", "100000, 600"})
    void waits_double_up_to_the_longest_and_differ(int triesBefore, long seconds) {
        Duration longest = Duration.ofSeconds(seconds);

        assertThat(IntStream.range(0, 100).mapToObj(i -> wait(triesBefore)))
                .allMatch(wait -> wait.compareTo(longest) <= 0 && wait.compareTo(longest.dividedBy(2)) >= 0)
                .hasSizeGreaterThan(1)
                .anySatisfy(wait -> assertThat(wait).isNotEqualTo(wait(triesBefore)));
    }

    @ParameterizedTest
    @EnumSource
    void what_time_cannot_mend_is_the_operators_at_once(ParkingReason reason) {
        Standing standing = schedule.first(new Unapplied(reason, "why"));

        boolean waits = reason == ParkingReason.ORDER_NOT_FOUND || reason == ParkingReason.REFUND_UNKNOWN;
        assertThat(standing.state()).isEqualTo(waits ? ParkingState.WAITING : ParkingState.GIVEN_TO_OPERATOR);
        assertThat(standing.givenAt()).isEqualTo(waits ? null : clock.instant());
        assertThat(standing.nextTryAt() != null).isEqualTo(waits);
    }

    @Test
    void the_last_try_is_at_the_end_of_the_period_and_then_it_is_the_operators() {
        Instant end = TestClock.START.plus(Duration.ofHours(24));
        clock.tickTo(end.minusMillis(1));
        Standing last = schedule.after(payment(30), NO_ORDER);
        clock.tickTo(end);
        Standing given = schedule.after(payment(31), NO_ORDER);

        assertThat(last)
                .isEqualTo(new Standing(ParkingState.WAITING, ParkingReason.ORDER_NOT_FOUND, "no order", end, null));
        assertThat(given)
                .isEqualTo(new Standing(
                        ParkingState.GIVEN_TO_OPERATOR, ParkingReason.ORDER_NOT_FOUND, "no order", null, end));
    }

    @Test
    void what_is_the_operators_stays_so_and_since_the_same_time() {
        Standing given = schedule.first(new Unapplied(ParkingReason.TOLD_DIFFERENTLY, "why"));
        ParkedPayment payment = new ParkedPayment(1, told(), given, 1, clock.instant(), null);
        clock.tick(Duration.ofHours(1));

        Standing again = schedule.after(payment, NO_ORDER);

        assertThat(again)
                .isEqualTo(new Standing(
                        ParkingState.GIVEN_TO_OPERATOR,
                        ParkingReason.ORDER_NOT_FOUND,
                        "no order",
                        null,
                        TestClock.START));
    }

    private Duration wait(int triesBefore) {
        Standing standing =
                triesBefore == 0 ? schedule.first(NO_ORDER) : schedule.after(payment(triesBefore), NO_ORDER);
        return Duration.between(clock.instant(), Objects.requireNonNull(standing.nextTryAt()));
    }

    private static ParkedPayment payment(int tries) {
        Standing waiting =
                new Standing(ParkingState.WAITING, ParkingReason.ORDER_NOT_FOUND, "no order", TestClock.START, null);
        return new ParkedPayment(1, told(), waiting, tries, TestClock.START, null);
    }

    private static Told told() {
        return new Told("0000000000000000000", "payment.captured.v1", "{}", null);
    }
}
