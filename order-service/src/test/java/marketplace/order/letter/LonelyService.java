package marketplace.order.letter;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import marketplace.order.Party;
import marketplace.order.RunningService;
import marketplace.order.TestSql;
import marketplace.servers.Database;
import marketplace.servers.Servers;
import marketplace.servers.TestClock;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.record.TimestampType;

/** A service whose Kafka is away: the dead letters that it hears of are those that a test tells it of. */
final class LonelyService implements AutoCloseable {

    static final Duration KEPT_FOR = Duration.ofDays(30);
    static final int SHOWN = 2048;

    /** When letters come, unless a test says otherwise. */
    static final Instant CAME_AT = Instant.parse("2026-02-03T04:05:06.789Z");

    private static final String NOBODY = "127.0.0.1:1";
    private static final List<String> SETTINGS = List.of(
            "spring.kafka.listener.auto-startup=false",
            "marketplace.relay.enabled=false",
            "marketplace.reminder.every=200ms",
            "marketplace.dead-letters.shown=" + SHOWN + "B",
            "marketplace.dead-letters.kept-for=" + KEPT_FOR,
            "marketplace.dead-letters.purge-every=50ms",
            "marketplace.dead-letters.accepted-within=200ms",
            "marketplace.dead-letters.acknowledged-within=200ms");

    private final Database database = Servers.shared().freshDatabase();
    private final TestClock clock = new TestClock();
    private final AtomicLong offsets = new AtomicLong();
    private final RunningService service;

    /** With these settings besides. */
    LonelyService(String... settings) {
        service = RunningService.startOn(
                NOBODY,
                database,
                clock,
                Stream.concat(SETTINGS.stream(), Stream.of(settings)).toArray(String[]::new));
    }

    Party party(String operator) {
        return service.party("operator", operator);
    }

    /** It hears of the letter at a place of its own; the letter's id. */
    @CanIgnoreReturnValue
    long hear(ProducerRecord<byte[], byte[]> letter) {
        return hear(letter, nextPlace());
    }

    /** It hears of the letter; the id of the letter that it heard of last. */
    @CanIgnoreReturnValue
    long hear(ProducerRecord<byte[], byte[]> letter, Place place) {
        service.bean(DeadLetterListener.class).onLetters(List.of(heard(letter, place)));
        try (TestSql sql = new TestSql(database)) {
            return sql.number("select max(letter_id) from dead_letters");
        }
    }

    Place nextPlace() {
        return new Place(offsets.getAndIncrement(), CAME_AT.toEpochMilli());
    }

    /** Somebody sends the letter, and has this long, by the clock of the database, until somebody else may. */
    void lease(long id, Duration left) {
        try (TestSql sql = new TestSql(database)) {
            sql.run("update dead_letters set leased_until = clock_timestamp() + interval '%d s' where letter_id = %d"
                    .formatted(left.toSeconds(), id));
        }
    }

    Instant now() {
        return clock.instant();
    }

    void letPass(Duration time) {
        clock.tick(time);
    }

    @Override
    public void close() {
        service.close();
    }

    /** The letter as it is read. */
    static ConsumerRecord<byte[], byte[]> heard(ProducerRecord<byte[], byte[]> letter, Place place) {
        return new ConsumerRecord<>(
                letter.topic(),
                5,
                place.offset,
                place.timestamp,
                TimestampType.CREATE_TIME,
                ConsumerRecord.NULL_SIZE,
                ConsumerRecord.NULL_SIZE,
                letter.key(),
                letter.value(),
                letter.headers(),
                Optional.empty());
    }

    /** Where a letter lies, and since when. */
    record Place(long offset, long timestamp) {

        Place later() {
            return at(timestamp + 1);
        }

        Place at(long time) {
            return new Place(offset, time);
        }
    }
}
