package marketplace.bench.deadlines;

import java.time.Duration;
import java.time.Instant;
import marketplace.bench.world.Sql;
import marketplace.servers.Database;

/** Schedules of the timeout service that nobody had to tell it of: written as it would have. */
final class PendingSchedules {

    private static final String COLUMNS = """
            insert into schedules (order_number, order_version, deadline_id, kind, must_act, on_expiry, started_at, due_at,
                                   remind_at, next_at, attempts)
            select lpad((i % 16)::text, 3, '0') || 'PEND' || lpad(i::text, 12, '0'), 1, 'PAYMENT-1', 'PAYMENT', 'BUYER', 'CANCEL',
                   now() - interval '5 days', due, '{}', due, 0
            """;

    private final Database database;
    private long last;

    PendingSchedules(Database database) {
        this.database = database;
    }

    /** Adds schedules that are due in a day or later, evenly over a month. */
    void add(long count) {
        Sql.run(database, COLUMNS + """
                          from generate_series(%d::bigint, %d::bigint) i
                         cross join lateral (select now() + interval '1 day' + (i * 7919 %% 2592000) * interval '1 second' as due) d
                        """.formatted(last + 1, last + count), "vacuum analyze schedules");
        last += count;
    }

    /** From the next moment on so many of them are overdue by minutes. */
    void makeDue(long count) {
        Sql.run(database, """
                update schedules s set due_at = due, next_at = due
                  from (select order_number, now() - interval '10 minutes' + row_number() over () * interval '1 millisecond' as due
                          from (select order_number from schedules where due_at > now() order by next_at desc limit %d) latest) d
                 where s.order_number = d.order_number
                """.formatted(count));
    }

    /**
     * Adds schedules that fall due one after the other.
     *
     * @return the number of the first of them
     */
    long addFallingDue(Instant first, Duration gap, long count) {
        long begin = last + 1;
        Sql.run(database, COLUMNS + """
                          from generate_series(%1$d::bigint, %2$d::bigint) i
                         cross join lateral (select timestamptz '%3$s' + (i - %1$d) * interval '%4$d microseconds' as due) d
                        """.formatted(begin, last + count, first, gap.toNanos() / 1000));
        last += count;
        return begin;
    }

    /** Ends everything. */
    void clear() {
        Sql.run(database, "truncate schedules");
    }
}
