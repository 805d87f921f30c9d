package marketplace.bench.deadlines;

import java.util.concurrent.atomic.AtomicLong;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** Does nothing but count. Quartz makes one for each firing, so the count belongs to all of them. */
public final class CountingJob implements Job {

    private static final AtomicLong FIRED = new AtomicLong();

    /** For Quartz. */
    public CountingJob() {}

    @Override
    public void execute(JobExecutionContext context) {
        FIRED.incrementAndGet();
    }

    static long fired() {
        return FIRED.get();
    }

    static void forget() {
        FIRED.set(0);
    }
}
