package marketplace.platform.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AdaptiveLimitTests {

    private static final Duration ANSWER = Duration.ofMillis(100);
    private static final Duration SLOW = ANSWER.multipliedBy(3);
    private static final Duration QUICK = ANSWER.dividedBy(2);
    private static final int MOST = 800;
    private static final int FEWEST = 50;
    private static final int ENOUGH = 20;

    private final AdaptiveLimit limit = new AdaptiveLimit(new LoadProperties(MOST, FEWEST, ANSWER, 1), 0);
    private long now;

    @Test
    void isHalvedWhenAnswersTakeTooLong() {
        answers(ENOUGH, MOST, SLOW);

        assertThat(limit.now()).isEqualTo(MOST / 2);
    }

    @Test
    void isNotHalvedAgainForWhatWasBegunBefore() {
        answers(ENOUGH, MOST, SLOW);
        long before = now - 1;

        for (int i = 0; i < ENOUGH * 10; i++) {
            now += ANSWER.toNanos();
            limit.answered(MOST, before, now);
        }

        assertThat(limit.now()).isEqualTo(MOST / 2);
    }

    @Test
    void neverFallsBelowTheFewest() {
        for (int i = 0; i < 20; i++) {
            answers(ENOUGH, limit.now(), SLOW);
        }

        assertThat(limit.now()).isEqualTo(FEWEST);
    }

    @Test
    void staysWhileFewAreWorkedOnHoweverSlow() {
        answers(ENOUGH * 10, MOST / 2 - 1, SLOW);

        assertThat(limit.now()).isEqualTo(MOST);
    }

    @Test
    void isHardlyMovedByFewThatAreVerySlow() {
        answers(ENOUGH / 10, MOST, Duration.ofHours(1));
        answers(ENOUGH, MOST, QUICK);

        assertThat(limit.now()).isEqualTo(MOST);
    }

    @Test
    void comesBackWithinSecondsOnceAnswersAreQuick() {
        for (int i = 0; i < 20; i++) {
            answers(ENOUGH, limit.now(), SLOW);
        }
        long start = now;

        while (limit.now() < MOST) {
            answers(ENOUGH, 1, QUICK);
        }

        assertThat(Duration.ofNanos(now - start)).isLessThan(Duration.ofSeconds(10));
    }

    /** One after the other in as much time as a look takes, each begun so long before its end. */
    private void answers(int count, int taken, Duration took) {
        now += took.toNanos();
        for (int i = 0; i < count; i++) {
            now += ANSWER.dividedBy(ENOUGH).toNanos() + 1;
            limit.answered(taken, now - took.toNanos(), now);
        }
    }
}
