package marketplace.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.InvalidDataAccessResourceUsageException;
import org.springframework.dao.QueryTimeoutException;
import reactor.core.publisher.Mono;

class DatabaseAtStartTests {

    private final AtomicInteger asked = new AtomicInteger();
    private final ApplicationContextRunner context = new ApplicationContextRunner().withUserConfiguration(Bound.class);

    @Test
    void a_database_that_cannot_be_reached_at_first_is_waited_for() {
        DatabaseAtStart patient = new DatabaseAtStart(properties(5));

        int answer = patient.answer(failing(4, new DataAccessResourceFailureException("no connection in 2 s")));

        assertThat(answer).isEqualTo(5);
    }

    @Test
    void so_is_one_that_is_too_slow() {
        DatabaseAtStart patient = new DatabaseAtStart(properties(5));

        assertThat(patient.answer(failing(1, new QueryTimeoutException("5 s")))).isEqualTo(2);
    }

    @Test
    void not_for_ever() {
        DatabaseAtStart patient = new DatabaseAtStart(properties(3));

        assertThatThrownBy(() -> patient.answer(failing(100, new DataAccessResourceFailureException("no connection"))))
                .isInstanceOf(DataAccessResourceFailureException.class);
        assertThat(asked).hasValue(4);
    }

    @Test
    void a_question_that_makes_no_sense_is_asked_once() {
        DatabaseAtStart patient = new DatabaseAtStart(properties(5));

        assertThatThrownBy(
                        () -> patient.answer(failing(1, new InvalidDataAccessResourceUsageException("no such table"))))
                .isInstanceOf(InvalidDataAccessResourceUsageException.class);
        assertThat(asked).hasValue(1);
    }

    @Test
    void waits_as_long_as_is_set() {
        context.run(started -> assertThat(started.getBean(DatabaseAtStartProperties.class))
                .isEqualTo(new DatabaseAtStartProperties(20, Duration.ofMillis(200), Duration.ofSeconds(5))));
        context.withPropertyValues(
                        "marketplace.database.start.retries=1",
                        "marketplace.database.start.first-rest=2s",
                        "marketplace.database.start.longest-rest=3s")
                .run(started -> assertThat(started.getBean(DatabaseAtStartProperties.class))
                        .isEqualTo(new DatabaseAtStartProperties(1, Duration.ofSeconds(2), Duration.ofSeconds(3))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"retries=-1", "first-rest=0s", "longest-rest=11m"})
    void starts_with_no_setting_that_makes_no_sense(String setting) {
        context.withPropertyValues("marketplace.database.start." + setting)
                .run(started -> assertThat(started).hasFailed());
    }

    private Mono<Integer> failing(int times, DataAccessException failure) {
        return Mono.fromCallable(asked::incrementAndGet)
                .flatMap(time -> time <= times ? Mono.error(failure) : Mono.just(time));
    }

    private static DatabaseAtStartProperties properties(int retries) {
        return new DatabaseAtStartProperties(retries, Duration.ofMillis(1), Duration.ofMillis(2));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(DatabaseAtStartProperties.class)
    static class Bound {}
}
