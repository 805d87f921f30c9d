package marketplace.order.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import marketplace.platform.problem.PlatformProblems;
import marketplace.platform.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyBodyTests {

    @ParameterizedTest
    @ValueSource(longs = {1_000_000_000_001L, -1_000_000_000_001L, Long.MAX_VALUE, Long.MIN_VALUE, Long.MIN_VALUE + 1})
    void an_amount_that_is_too_far_from_nothing_is_refused(long amount) {
        assertThatThrownBy(() -> new MoneyBody(amount, "CNY").money("/price"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.type()).isEqualTo(PlatformProblems.INVALID_REQUEST));
    }

    @Test
    void the_largest_amount_is_one() {
        assertThat(new MoneyBody(1_000_000_000_000L, "CNY").money("/price").amount())
                .isEqualTo(1_000_000_000_000L);
    }
}
