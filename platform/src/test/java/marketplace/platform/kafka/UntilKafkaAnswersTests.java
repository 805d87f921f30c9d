package marketplace.platform.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import reactor.core.scheduler.Schedulers;

class UntilKafkaAnswersTests {

    private final List<Boolean> mayBlock = new CopyOnWriteArrayList<>();

    @Test
    void noTryBlocksAThreadThatAnswersToClientsGoBy() {
        String answer = UntilKafkaAnswers.ask(this::answerAtTheThird, Duration.ofMillis(1))
                .block(Duration.ofSeconds(10));

        assertThat(answer).isEqualTo("here");
        assertThat(mayBlock).containsExactly(true, true, true);
    }

    private String answerAtTheThird() {
        mayBlock.add(!Schedulers.isInNonBlockingThread());
        if (mayBlock.size() < 3) {
            throw new IllegalStateException("away");
        }
        return "here";
    }
}
