package marketplace.platform.database;

import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;
import reactor.util.retry.RetryBackoffSpec;

/** What a service has to ask its database before it serves: patient with one that is slow to connect to, as on a busy machine. */
@Component
@EnableConfigurationProperties(DatabaseAtStartProperties.class)
public class DatabaseAtStart {

    private static final Logger log = LoggerFactory.getLogger(DatabaseAtStart.class);

    private final DatabaseAtStartProperties properties;

    DatabaseAtStart(DatabaseAtStartProperties properties) {
        this.properties = properties;
    }

    /**
     * Returns with the answer; only for threads that start a service.
     *
     * @param question asked anew as long as the database cannot be reached or is too slow, up to the limit
     * @throws RuntimeException when it cannot be answered
     */
    public <T> T answer(Mono<T> question) {
        return Objects.requireNonNull(question.retryWhen(patience()).block(), "no row");
    }

    private RetryBackoffSpec patience() {
        return Retry.backoff(properties.retries(), properties.firstRest())
                .maxBackoff(properties.longestRest())
                .filter(DatabaseAtStart::passes)
                .doBeforeRetry(
                        failed -> log.warn("the database does not answer yet: {}", String.valueOf(failed.failure())))
                .onRetryExhaustedThrow((spec, failed) -> failed.failure());
    }

    /** Whether the failure says nothing about the question. */
    private static boolean passes(Throwable failure) {
        return failure instanceof DataAccessResourceFailureException || failure instanceof TransientDataAccessException;
    }
}
