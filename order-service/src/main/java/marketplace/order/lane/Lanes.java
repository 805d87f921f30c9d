package marketplace.order.lane;

import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import marketplace.order.journal.CommitSignal;
import marketplace.platform.database.DatabaseAtStart;
import marketplace.platform.trace.Traces;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The way in for every change of an order, from wherever it comes. */
@Component
@DependsOnDatabaseInitialization
@EnableConfigurationProperties(LaneProperties.class)
public class Lanes {

    private static final String COUNT = "select count(*) from lanes";

    private final List<LaneWriter> writers;
    private final Clock clock;
    private final Duration patience;
    private final int count;

    Lanes(
            LaneProperties properties,
            LaneBatch batch,
            DatabaseClient database,
            DatabaseAtStart atStart,
            CommitSignal signal,
            LaneMeters meters,
            Traces traces,
            Clock clock) {
        this.clock = clock;
        this.patience = properties.answer();
        this.writers = IntStream.range(0, properties.writers())
                .mapToObj(number -> new LaneWriter(number, properties, batch, signal, meters, traces))
                .toList();
        meters.showQueued(() -> writers.stream().mapToInt(LaneWriter::queued).sum());
        this.count = atStart.answer(database.sql(COUNT).mapValue(Integer.class).one());
    }

    /** A number for an order to be placed; repetitions of the request that this key stands for meet in the same lane. */
    public String newOrderNumber(String key) {
        return OrderNumbers.next(laneFor(key), clock.instant());
    }

    /** How many lanes there are: 0 to this, exclusive. Decided when the database was made. */
    public int count() {
        return count;
    }

    /** The lane of the order that a request with this key places. */
    public int laneFor(String key) {
        return OrderNumbers.laneFor(key, count);
    }

    /** Whether an order can have this number, now or later. */
    public boolean mayHold(String orderNumber) {
        return OrderNumbers.laneOf(orderNumber).filter(lane -> lane < count).isPresent();
    }

    /** Longest wait for the answer to a submission. */
    public Duration patience() {
        return patience;
    }

    /**
     * Puts the submission in its lane's queue and answers once it is committed or refused. A caller that goes away loses its answer,
     * nothing else. Submissions of one order are decided in the order in which they are subscribed to.
     *
     * @throws marketplace.platform.problem.ProblemException as a signal, when the queue is full
     */
    public Mono<Outcome> submit(Submission submission) {
        return writers.get(submission.lane() % writers.size()).submit(submission);
    }

    @PreDestroy
    void stop() {
        writers.forEach(LaneWriter::stop);
    }
}
