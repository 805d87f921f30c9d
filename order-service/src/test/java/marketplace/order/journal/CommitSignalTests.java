package marketplace.order.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

class CommitSignalTests {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final CommitSignal signal = new CommitSignal();

    @Test
    void wakes_who_waits() {
        StepVerifier.create(signal.after(signal.seen()))
                .then(signal::committed)
                .expectNext(true)
                .expectComplete()
                .verify(PATIENCE);
    }

    @Test
    void keeps_nobody_waiting_for_what_has_happened() {
        long seen = signal.seen();
        signal.committed();

        assertThat(signal.after(seen).block(PATIENCE)).isTrue();
    }

    @Test
    void goes_on_when_a_commit_comes_before_anybody_has_asked_for_one() {
        StepVerifier.create(signal.after(signal.seen()), 0)
                .expectSubscription()
                .then(signal::committed)
                .thenCancel()
                .verify(PATIENCE);

        StepVerifier.create(signal.after(signal.seen()))
                .then(signal::committed)
                .expectNext(true)
                .expectComplete()
                .verify(PATIENCE);
    }
}
