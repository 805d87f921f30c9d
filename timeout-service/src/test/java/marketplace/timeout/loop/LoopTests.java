package marketplace.timeout.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class LoopTests {

    @Test
    void rests_that_are_over_leave_nothing_behind() {
        AtomicInteger rounds = new AtomicInteger();
        Loop loop = new Loop(
                "counting",
                () -> Mono.fromSupplier(rounds::incrementAndGet).thenReturn(Duration.ofMillis(1)),
                Duration.ofMillis(1));

        loop.start();
        Awaitility.await().until(() -> rounds.get() > 300);

        assertThat(loop.resting()).isLessThanOrEqualTo(1);
        loop.stop();
    }
}
