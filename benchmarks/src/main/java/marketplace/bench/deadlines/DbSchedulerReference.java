package marketplace.bench.deadlines;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import marketplace.bench.machine.Usage;
import marketplace.bench.part.Sample;
import marketplace.bench.part.Stand;
import marketplace.bench.part.Waiting;
import marketplace.bench.world.Sql;
import marketplace.servers.Database;

/** db-scheduler with 50 threads that fetch and lock at once, and a task that does nothing but count. */
final class DbSchedulerReference {

    private static final int THREADS = 50;
    private static final int CONNECTIONS = 60;
    private static final double LOWER = 0.5;
    private static final double UPPER = 4.0;
    private static final Duration POLL = Duration.ofMillis(100);
    private static final String TASK = "deadline";

    private static final String TABLE = """
            create table if not exists scheduled_tasks (
                task_name text not null, task_instance text not null, task_data bytea, execution_time timestamptz not null,
                picked boolean not null, picked_by text, last_success timestamptz, last_failure timestamptz,
                consecutive_failures int, last_heartbeat timestamptz, version bigint not null, priority smallint,
                primary key (task_name, task_instance));
            create index if not exists execution_time_idx on scheduled_tasks (execution_time);
            create index if not exists last_heartbeat_idx on scheduled_tasks (last_heartbeat);
            truncate scheduled_tasks;
            """;

    private final Stand stand;
    private final Database database;

    DbSchedulerReference(Stand stand) {
        this.stand = stand;
        this.database = stand.world().postgres().createDatabase("db_scheduler");
    }

    /** Fires so many that are overdue among all that are pending, or as many as it can in the time that there is. */
    Sample fire(long pending, long due) {
        Sql.run(database, TABLE, """
                insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
                select '%s', i::text, case when i <= %d then now() - interval '10 minutes' + i * interval '1 millisecond'
                                           else now() + interval '1 day' + i * interval '1 second' end, false, 1
                  from generate_series(1, %d) i
                """.formatted(TASK, due, pending), "vacuum analyze scheduled_tasks");
        AtomicLong fired = new AtomicLong();
        OneTimeTask<Void> task = Tasks.oneTime(TASK).execute((instance, context) -> fired.incrementAndGet());
        try (HikariDataSource connections = connections()) {
            Scheduler scheduler = Scheduler.create(connections, task)
                    .threads(THREADS)
                    .pollUsingLockAndFetch(LOWER, UPPER)
                    .pollingInterval(POLL)
                    .build();
            Usage usage = Usage.of(stand.world().processes());
            long start = System.nanoTime();
            long end = start + stand.extent().turn().toNanos();
            scheduler.start();
            Waiting.until("the tasks", () -> fired.get() >= due || System.nanoTime() > end);
            double seconds = (System.nanoTime() - start) / 1e9;
            Sample sample = Sample.of(fired.get() / seconds, usage.cores());
            scheduler.stop();
            return sample;
        }
    }

    private HikariDataSource connections() {
        HikariDataSource connections = new HikariDataSource();
        connections.setJdbcUrl(database.jdbcUrl());
        connections.setUsername(database.user());
        connections.setPassword(database.password());
        connections.setMaximumPoolSize(CONNECTIONS);
        return connections;
    }
}
