package marketplace.bench.deadlines;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Properties;
import marketplace.bench.machine.Usage;
import marketplace.bench.part.Sample;
import marketplace.bench.part.Stand;
import marketplace.bench.part.Waiting;
import marketplace.bench.world.Sql;
import marketplace.servers.Database;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.impl.StdSchedulerFactory;

/** Quartz with its tables in PostgreSQL as in a cluster, batches of 50, and a job that does nothing but count. */
final class QuartzReference {

    private static final Duration MISFIRED_AFTER = Duration.ofHours(1);
    private static final int THREADS = 50;
    private static final String NAME = "bench";
    private static final String TABLES = "/org/quartz/impl/jdbcjobstore/tables_postgres.sql";

    private final Stand stand;
    private final Database database;

    QuartzReference(Stand stand) {
        this.stand = stand;
        this.database = stand.world().postgres().createDatabase("quartz");
    }

    /** Fires some of those that are overdue, as many as it can in the time that there is. */
    Sample fire(long due) throws SchedulerException, IOException {
        fill(due);
        Scheduler scheduler = new StdSchedulerFactory(settings()).getScheduler();
        CountingJob.forget();
        Usage usage = Usage.of(stand.world().processes());
        long start = System.nanoTime();
        long end = start + stand.extent().turn().toNanos();
        scheduler.start();
        Waiting.until("the jobs", () -> CountingJob.fired() >= due || System.nanoTime() > end);
        double seconds = (System.nanoTime() - start) / 1e9;
        Sample sample = Sample.of(CountingJob.fired() / seconds, usage.cores());
        scheduler.shutdown(true);
        return sample;
    }

    private void fill(long due) throws IOException {
        try (InputStream tables = QuartzReference.class.getResourceAsStream(TABLES)) {
            if (tables == null) {
                throw new IOException(TABLES + " is missing");
            }
            Sql.run(
                    database,
                    "set client_min_messages = warning;" + new String(tables.readAllBytes(), StandardCharsets.UTF_8),
                    """
                    insert into qrtz_job_details (sched_name, job_name, job_group, job_class_name, is_durable, is_nonconcurrent,
                                                  is_update_data, requests_recovery)
                    values ('%s', 'job', 'g', '%s', true, false, false, false)
                    """.formatted(NAME, CountingJob.class.getName()),
                    """
                    insert into qrtz_triggers (sched_name, trigger_name, trigger_group, job_name, job_group, next_fire_time,
                                               prev_fire_time, priority, trigger_state, trigger_type, start_time, end_time, misfire_instr)
                    select '%1$s', i::text, 'g', 'job', 'g', at, -1, 5, 'WAITING', 'SIMPLE', at, 0, -1
                      from generate_series(1, %2$d) i
                     cross join lateral (select (extract(epoch from now()) * 1000)::bigint - 600000 + i as at) t
                    """.formatted(NAME, due),
                    // Or each of the next rows is checked against a table that looks empty, and is read whole.
                    "analyze qrtz_triggers",
                    """
                    insert into qrtz_simple_triggers (sched_name, trigger_name, trigger_group, repeat_count, repeat_interval, times_triggered)
                    select '%s', i::text, 'g', 0, 0, 0 from generate_series(1, %d) i
                    """.formatted(NAME, due),
                    "analyze");
        }
    }

    private Properties settings() {
        Properties settings = new Properties();
        settings.setProperty("org.quartz.scheduler.instanceName", NAME);
        settings.setProperty("org.quartz.scheduler.instanceId", "AUTO");
        settings.setProperty("org.quartz.scheduler.skipUpdateCheck", "true");
        settings.setProperty("org.quartz.scheduler.batchTriggerAcquisitionMaxCount", Integer.toString(THREADS));
        settings.setProperty("org.quartz.threadPool.threadCount", Integer.toString(THREADS));
        settings.setProperty("org.quartz.jobStore.class", "org.quartz.impl.jdbcjobstore.JobStoreTX");
        settings.setProperty(
                "org.quartz.jobStore.driverDelegateClass", "org.quartz.impl.jdbcjobstore.PostgreSQLDelegate");
        settings.setProperty("org.quartz.jobStore.isClustered", "true");
        // Or it first writes each of the overdue triggers anew, one by one, before it fires any.
        settings.setProperty("org.quartz.jobStore.misfireThreshold", Long.toString(MISFIRED_AFTER.toMillis()));
        settings.setProperty("org.quartz.jobStore.acquireTriggersWithinLock", "true");
        settings.setProperty("org.quartz.jobStore.dataSource", "bench");
        settings.setProperty("org.quartz.dataSource.bench.provider", "hikaricp");
        settings.setProperty("org.quartz.dataSource.bench.driver", "org.postgresql.Driver");
        settings.setProperty("org.quartz.dataSource.bench.URL", database.jdbcUrl());
        settings.setProperty("org.quartz.dataSource.bench.user", database.user());
        settings.setProperty("org.quartz.dataSource.bench.password", database.password());
        settings.setProperty("org.quartz.dataSource.bench.maxConnections", Integer.toString(THREADS + 10));
        return settings;
    }
}
