package marketplace.platform.rate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import marketplace.contracts.Role;
import marketplace.platform.security.Caller;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CallerRatesTests {

    private static final Caller ALICE = new Caller(Role.BUYER, "alice");

    private final Time time = new Time();
    private final CallerRates rates = new CallerRates(new RateLimitProperties(true, 10, 20, 100, 300, 5), time);

    @Test
    void letABurstPassAndThenSayHowLongToWait() {
        assertThat(passed(ALICE, 50)).isEqualTo(20);

        assertThat(rates.take(ALICE)).isEqualTo(Duration.ofMillis(100));
        time.pass(Duration.ofMillis(60));
        assertThat(rates.take(ALICE)).isEqualTo(Duration.ofMillis(40));
    }

    @Test
    void refillEvenlyUpToTheBurst() {
        assertThat(passed(ALICE, 50)).isEqualTo(20);

        time.pass(Duration.ofMillis(100));
        assertThat(passed(ALICE, 50)).isEqualTo(1);
        time.pass(Duration.ofSeconds(1));
        assertThat(passed(ALICE, 50)).isEqualTo(10);
        time.pass(Duration.ofHours(1));
        assertThat(passed(ALICE, 50)).isEqualTo(20);
    }

    @ParameterizedTest
    @EnumSource
    void giveEveryRoleItsOwnLimit(Role role) {
        boolean party = role == Role.BUYER || role == Role.PROVIDER;

        assertThat(passed(new Caller(role, "a"), 1000)).isEqualTo(party ? 20 : 300);
        time.pass(Duration.ofSeconds(1));
        assertThat(passed(new Caller(role, "a"), 1000)).isEqualTo(party ? 10 : 100);
    }

    @Test
    void keepCallersApart() {
        assertThat(passed(ALICE, 50)).isEqualTo(20);

        assertThat(passed(new Caller(Role.BUYER, "bob"), 50)).isEqualTo(20);
        assertThat(passed(new Caller(Role.PROVIDER, "alice"), 50)).isEqualTo(20);
        assertThat(passed(ALICE, 50)).isZero();
    }

    @Test
    void neverLetMorePassThanTheBurstHoweverManyAskAtOnce() {
        long passed = IntStream.range(0, 10_000)
                .parallel()
                .filter(i -> rates.take(ALICE).isZero())
                .count();

        assertThat(passed).isEqualTo(20);
    }

    @Test
    void rememberSoManyCallersAndNoMore() {
        assertThat(IntStream.range(0, 1000).map(i -> passed(new Caller(Role.BUYER, "b" + i), 1)))
                .containsOnly(1);

        assertThat(rates.remembered()).isLessThanOrEqualTo(5);
    }

    @Test
    void forgetCallersWhenTheirBucketsAreFullAgain() {
        assertThat(passed(ALICE, 20)).isEqualTo(20);
        time.pass(Duration.ofSeconds(3));
        assertThat(rates.remembered()).isEqualTo(1);

        time.pass(Duration.ofSeconds(1));

        assertThat(rates.remembered()).isZero();
        assertThat(passed(ALICE, 50)).isEqualTo(20);
    }

    private int passed(Caller caller, int asked) {
        return (int) IntStream.range(0, asked)
                .filter(i -> rates.take(caller).isZero())
                .count();
    }

    /** Time that stands still until a test moves it. */
    private static final class Time implements TimeMeter {

        private final AtomicLong nanos = new AtomicLong(1);

        void pass(Duration duration) {
            var _ = nanos.addAndGet(duration.toNanos());
        }

        @Override
        public long currentTimeNanos() {
            return nanos.get();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
