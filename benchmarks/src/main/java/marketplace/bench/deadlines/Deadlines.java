package marketplace.bench.deadlines;

import java.util.ArrayList;
import java.util.List;
import marketplace.bench.part.Memory;
import marketplace.bench.part.Part;
import marketplace.bench.part.Sample;
import marketplace.bench.part.Stand;
import marketplace.bench.part.Turns;
import marketplace.bench.report.Figures;
import marketplace.bench.report.Table;

/** The timeout service: how fast it schedules, how fast it fires, how late it is, and what very many pending deadlines cost. */
public final class Deadlines implements Part {

    private static final double STEADY = 500;
    private static final int DUE_OF_PENDING = 5;
    private static final int TENTH = 10;
    private static final String SCHEDULE = "scheduled from the topic";
    private static final String FIRE = "timeout-service, published to Kafka";
    private static final String DB_SCHEDULER = "db-scheduler, nothing done";
    private static final String QUARTZ = "Quartz, nothing done";
    private static final String LATENESS = "timeout-service";

    @Override
    public String name() {
        return "deadlines";
    }

    @Override
    public String purpose() {
        return "deadlines scheduled and fired a second, and lateness, beside db-scheduler and Quartz";
    }

    @Override
    public List<Table> measure(Stand stand) throws Exception {
        stand.withoutOrders();
        long pending = stand.extent().orders();
        long due = pending / DUE_OF_PENDING;
        DbSchedulerReference dbScheduler = new DbSchedulerReference(stand);
        QuartzReference quartz = new QuartzReference(stand);
        try (TimeoutStand timeouts = new TimeoutStand(stand)) {
            warmUp(stand, timeouts, due);
            Turns scheduling = new Turns(stand)
                    .with(SCHEDULE, () -> timeouts.schedule(pending / TENTH))
                    .play();
            Turns firing = new Turns(stand)
                    .with(FIRE, () -> {
                        timeouts.pending().clear();
                        timeouts.pending().add(pending);
                        return timeouts.fire(due);
                    })
                    .with(DB_SCHEDULER, () -> dbScheduler.fire(pending, due))
                    .with(QUARTZ, () -> quartz.fire(due))
                    .play();
            Turns lateness = new Turns(stand)
                    .with(LATENESS, () -> timeouts.lateness(STEADY))
                    .play();
            List<List<String>> rows = new ArrayList<>();
            firing.names().forEach(name -> rows.add(firing.row(name, DB_SCHEDULER)));
            return List.of(
                    new Table(
                            "Scheduling, %,d changes".formatted(pending / TENTH),
                            Turns.columns("deadlines/s", "itself"),
                            List.of(scheduling.row(SCHEDULE, SCHEDULE))),
                    new Table(
                            "Firing with %,d pending and %,d due".formatted(pending, due),
                            Turns.columns("fired/s", "db-scheduler"),
                            List.copyOf(rows)),
                    new Table(
                            "Lateness when deadlines fall due one after the other, until a consumer has the command",
                            Turns.columns("due/s", "itself"),
                            List.of(lateness.row(LATENESS, LATENESS))),
                    pendingMatters(stand, timeouts, pending),
                    Memory.of(timeouts.service()));
        }
    }

    static void warmUp(Stand stand, TimeoutStand timeouts, long due) {
        Sample scheduled = timeouts.schedule(due);
        timeouts.pending().add(due);
        Sample fired = timeouts.fire(due);
        stand.tell("warmed up: %.0f/s scheduled, %.0f/s fired".formatted(scheduled.perSecond(), fired.perSecond()));
    }

    private static Table pendingMatters(Stand stand, TimeoutStand timeouts, long pending) throws Exception {
        long few = pending / TENTH;
        long many = pending * TENTH;
        long due = few / 2;
        String fewPending = "%,d pending".formatted(few);
        String manyPending = "%,d pending".formatted(many);
        timeouts.pending().clear();
        timeouts.pending().add(few);
        Turns withFew =
                new Turns(stand).with(fewPending, () -> timeouts.fire(due)).play();
        timeouts.pending().clear();
        timeouts.pending().add(many);
        Turns withMany =
                new Turns(stand).with(manyPending, () -> timeouts.fire(due)).play();
        List<String> row = new ArrayList<>(withMany.row(manyPending, manyPending));
        row.set(2, Figures.ratio(withMany.perSecond(manyPending), withFew.perSecond(fewPending)));
        return new Table(
                "Firing %,d with few pending and with many".formatted(due),
                Turns.columns("fired/s", "few"),
                List.of(withFew.row(fewPending, fewPending), List.copyOf(row)));
    }
}
