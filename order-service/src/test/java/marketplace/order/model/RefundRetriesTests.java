package marketplace.order.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import marketplace.order.model.Payments.Refund;
import marketplace.order.model.Payments.RefundState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefundRetriesTests {

    private static final Instant FAILED_AT = Instant.parse("2026-11-02T02:00:00Z");

    @ParameterizedTest
    @CsvSource({"1,PT1M", "2,PT2M", "3,PT4M", "8,PT128M", "9,PT256M"})
    void waitsTwiceAsLongAfterEveryFailure(int tries, Duration wait) {
        assertThat(OrderFixtures.RETRIES.next(failed(tries))).contains(FAILED_AT.plus(wait));
    }

    @ParameterizedTest
    @CsvSource({"10", "40", "1000000"})
    void waitsNoLongerThanTheLongestTime(int tries) {
        RefundRetries patient = new RefundRetries(Duration.ofMinutes(1), Duration.ofHours(6), Integer.MAX_VALUE);

        assertThat(patient.next(failed(tries))).contains(FAILED_AT.plus(Duration.ofHours(6)));
    }

    @Test
    void leavesItToAnOperatorAfterTheLastTry() {
        assertThat(OrderFixtures.RETRIES.next(failed(10))).isEmpty();
    }

    @Test
    void leavesAloneWhatHasNotFailed() {
        assertThat(OrderFixtures.RETRIES.next(failed(1).retried())).isEmpty();
        assertThat(OrderFixtures.RETRIES.next(failed(1).settled("by hand", false)))
                .isEmpty();
        assertThat(OrderFixtures.RETRIES.next(failed(1).completed(false))).isEmpty();
    }

    private static Refund failed(int tries) {
        return new Refund(
                "R-1",
                "C-1",
                OrderFixtures.LIST_PRICE,
                "START_OVERDUE",
                RefundState.FAILED,
                "account closed",
                tries,
                FAILED_AT,
                null);
    }
}
