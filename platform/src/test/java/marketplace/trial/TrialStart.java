package marketplace.trial;

import java.time.Clock;
import java.time.Instant;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.stereotype.Component;

/** Looks at the clock when the first message could be handled. */
@Component
public class TrialStart implements SmartLifecycle {

    private final Clock clock;
    private volatile Instant startedAt = Instant.MIN;

    TrialStart(Clock clock) {
        this.clock = clock;
    }

    public Instant startedAt() {
        return startedAt;
    }

    @Override
    public void start() {
        startedAt = clock.instant();
    }

    @Override
    public void stop() {
        startedAt = Instant.MIN;
    }

    @Override
    public boolean isRunning() {
        return !startedAt.equals(Instant.MIN);
    }

    @Override
    public int getPhase() {
        return AbstractMessageListenerContainer.DEFAULT_PHASE - 1;
    }
}
