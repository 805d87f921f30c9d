package marketplace.order.letter;

import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import marketplace.contracts.Topics;
import marketplace.platform.database.SqlValues;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Dead letters in the database. Every write is one statement, and a no-op where somebody else was faster: to repeat it is harmless. */
@Component
class DeadLetterStore {

    /** A letter that was read before is there, and so is the first letter of a record that was put aside twice. */
    private static final String KEEP = """
            insert into dead_letters (topic, letter_partition, letter_offset, came_at, original_partition, original_offset,
                                      consumer_group, reason, type, whole, key, headers, value)
            values (:topic, :letterPartition, :letterOffset, :cameAt, :partition, :offset, :group, :reason, :type, :whole, :key,
                    :headers, :value)
                on conflict do nothing
            """;

    private static final String OPEN_UP_TO = """
            select count(*) from (select from dead_letters where state = 'OPEN' limit :most) as open
            """;

    private static final String LIST = """
            select letter_id, state, topic, original_partition, original_offset, letter_partition, letter_offset, consumer_group,
                   reason, type, substring(key for 400) as key, size, whole, came_at, replays, closed_at, note, closed_by
              from dead_letters
             where letter_id > :after and state = any(:states) and topic = any(:topics)
             order by letter_id limit :limit
            """;

    private static final String FIND = """
            select letter_id, state, topic, original_partition, original_offset, letter_partition, letter_offset, consumer_group,
                   reason, type, substring(key for 400) as key, size, whole, came_at, replays, closed_at, note, closed_by
              from dead_letters where letter_id = :id
            """;

    private static final String OPEN = """
            select letter_id, state, topic, original_partition, original_offset, letter_partition, letter_offset, consumer_group,
                   reason, type, substring(key for 400) as key, size, whole, came_at, replays, closed_at, note, closed_by,
                   headers, substring(value for :shown) as beginning
              from dead_letters where letter_id = :id
            """;

    private static final String CLAIM = """
            update dead_letters
               set leased_until = clock_timestamp() + make_interval(secs => :lease), replays = replays + 1
             where letter_id = :id and state = 'OPEN' and whole
               and (leased_until is null or leased_until < clock_timestamp())
            returning letter_id, replays, topic, key, value, headers
            """;

    private static final String RELEASE = """
            update dead_letters set leased_until = null
             where letter_id = :id and state = 'OPEN' and replays = :replays
            """;

    private static final String REPLAYED = """
            update dead_letters set state = 'REPLAYED', leased_until = null, closed_at = :now, closed_by = :by
             where letter_id = :id and state = 'OPEN'
            returning letter_id, state, topic, original_partition, original_offset, letter_partition, letter_offset,
                      consumer_group, reason, type, substring(key for 400) as key, size, whole, came_at, replays, closed_at,
                      note, closed_by
            """;

    /** Never while it is being sent: it could be both. */
    private static final String DISCARD = """
            update dead_letters set state = 'DISCARDED', leased_until = null, closed_at = :now, note = :note, closed_by = :by
             where letter_id = :id and state = 'OPEN'
               and (leased_until is null or leased_until < clock_timestamp())
            returning letter_id, state, topic, original_partition, original_offset, letter_partition, letter_offset,
                      consumer_group, reason, type, substring(key for 400) as key, size, whole, came_at, replays, closed_at,
                      note, closed_by
            """;

    private static final String PURGE = """
            delete from dead_letters
             where letter_id = any(array(select letter_id from dead_letters
                                          where closed_at < :before
                                          order by closed_at limit :batch
                                            for update skip locked))
            """;

    private static final double MILLIS = 1000;
    private static final int LONGEST_KEY = 100;

    private final DatabaseClient database;
    private final DeadLetterProperties properties;
    private final Clock clock;

    DeadLetterStore(DatabaseClient database, DeadLetterProperties properties, Clock clock) {
        this.database = database;
        this.properties = properties;
        this.clock = clock;
    }

    /** Completes once the letter is there. */
    Mono<Void> keep(NewLetter letter) {
        LetterPlace original = letter.original();
        return database.sql(KEEP)
                .bind("topic", letter.topic())
                .bind("letterPartition", letter.record().partition())
                .bind("letterOffset", letter.record().offset())
                .bind("cameAt", letter.cameAt())
                .bind("partition", SqlValues.nullable(original == null ? null : original.partition(), Integer.class))
                .bind("offset", SqlValues.nullable(original == null ? null : original.offset(), Long.class))
                .bind("group", SqlValues.nullable(letter.consumerGroup(), String.class))
                .bind("reason", SqlValues.nullable(letter.reason(), String.class))
                .bind("type", SqlValues.nullable(letter.type(), String.class))
                .bind("whole", letter.whole())
                .bind("key", SqlValues.nullable(letter.record().key(), byte[].class))
                .bind("headers", LetterHeaders.write(letter.record().headers()))
                .bind("value", SqlValues.nullable(letter.record().value(), byte[].class))
                .then()
                .timeout(properties.silence(), Mono.error(() -> new QueryTimeoutException("the database is silent")));
    }

    /** How many are open; counts no further than to so many. */
    Mono<Long> openUpTo(int most) {
        return database.sql(OPEN_UP_TO)
                .bind("most", most)
                .mapValue(Long.class)
                .one()
                .timeout(properties.silence(), Mono.error(() -> new QueryTimeoutException("the database is silent")));
    }

    /** Oldest first. */
    Flux<DeadLetter> list(Collection<LetterState> states, Collection<String> topics, long after, int limit) {
        return database.sql(LIST)
                .bind("states", states.stream().map(LetterState::name).toArray(String[]::new))
                .bind("topics", topics.toArray(String[]::new))
                .bind("after", after)
                .bind("limit", limit)
                .map(DeadLetterStore::letter)
                .all();
    }

    Mono<DeadLetter> find(long id) {
        return database.sql(FIND).bind("id", id).map(DeadLetterStore::letter).one();
    }

    Mono<OpenedLetter> open(long id) {
        return database.sql(OPEN)
                .bind("id", id)
                .bind("shown", Math.toIntExact(properties.shown().toBytes()))
                .map(row -> OpenedLetter.of(
                        letter(row),
                        LetterHeaders.read(SqlValues.required(row, "headers", String.class)),
                        row.get("beginning", byte[].class)))
                .one();
    }

    /** The open letter, for this instance alone until the lease ends; empty when it is closed, being sent, not whole or not there. */
    Mono<ClaimedLetter> claim(long id, Duration lease) {
        return database.sql(CLAIM)
                .bind("id", id)
                .bind("lease", lease.toMillis() / MILLIS)
                .map(row -> new ClaimedLetter(
                        SqlValues.required(row, "letter_id", Long.class),
                        SqlValues.required(row, "replays", Integer.class),
                        SqlValues.required(row, "topic", String.class),
                        row.get("key", byte[].class),
                        row.get("value", byte[].class),
                        LetterHeaders.ofRecord(SqlValues.required(row, "headers", String.class))))
                .one();
    }

    /** Ends the lease, if it is still the one of this claim. */
    Mono<Void> release(ClaimedLetter claimed) {
        return database.sql(RELEASE)
                .bind("id", claimed.id())
                .bind("replays", claimed.replays())
                .then();
    }

    /** The closed letter; empty when it was closed already. */
    Mono<DeadLetter> replayed(long id, String operator) {
        return database.sql(REPLAYED)
                .bind("id", id)
                .bind("now", clock.instant())
                .bind("by", operator)
                .map(DeadLetterStore::letter)
                .one();
    }

    /** The closed letter; empty when it was not open, or is being sent. */
    Mono<DeadLetter> discard(long id, String note, String operator) {
        return database.sql(DISCARD)
                .bind("id", id)
                .bind("now", clock.instant())
                .bind("note", note)
                .bind("by", operator)
                .map(DeadLetterStore::letter)
                .one();
    }

    /** How many letters were deleted that had been closed long enough. */
    Mono<Long> purge(Duration keptFor, int batch) {
        return database.sql(PURGE)
                .bind("before", clock.instant().minus(keptFor))
                .bind("batch", batch)
                .fetch()
                .rowsUpdated();
    }

    private static DeadLetter letter(Readable row) {
        String topic = SqlValues.required(row, "topic", String.class);
        byte[] key = row.get("key", byte[].class);
        return new DeadLetter(
                SqlValues.required(row, "letter_id", Long.class),
                LetterState.valueOf(SqlValues.required(row, "state", String.class)),
                topic,
                original(row, topic),
                kept(row, topic),
                row.get("consumer_group", String.class),
                row.get("reason", String.class),
                row.get("type", String.class),
                key == null ? null : LetterText.line(key, LONGEST_KEY),
                SqlValues.required(row, "size", Integer.class),
                SqlValues.required(row, "whole", Boolean.class),
                SqlValues.required(row, "came_at", Instant.class),
                SqlValues.required(row, "replays", Integer.class),
                row.get("closed_at", Instant.class),
                row.get("note", String.class),
                row.get("closed_by", String.class));
    }

    private static @Nullable LetterPlace original(Readable row, String topic) {
        Long offset = row.get("original_offset", Long.class);
        return offset == null
                ? null
                : new LetterPlace(topic, SqlValues.required(row, "original_partition", Integer.class), offset);
    }

    private static LetterPlace kept(Readable row, String topic) {
        return new LetterPlace(
                Topics.deadLettersOf(topic),
                SqlValues.required(row, "letter_partition", Integer.class),
                SqlValues.required(row, "letter_offset", Long.class));
    }
}
