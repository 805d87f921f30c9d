package marketplace.bench.deadlines;

import java.util.List;
import marketplace.bench.part.Part;
import marketplace.bench.part.Sample;
import marketplace.bench.part.Stand;
import marketplace.bench.part.ToTheFirst;
import marketplace.bench.part.Turns;
import marketplace.bench.report.Table;

/** The timeout service with one, two and three instances over one database and one broker. */
public final class TimeoutInstances implements Part {

    private static final int MOST = 3;
    private static final int DUE_OF_PENDING = 5;

    @Override
    public String name() {
        return "timeout-instances";
    }

    @Override
    public String purpose() {
        return "deadlines scheduled and fired a second by one, two and three instances";
    }

    @Override
    public List<Table> measure(Stand stand) throws Exception {
        stand.withoutOrders();
        long due = stand.extent().orders() / DUE_OF_PENDING;
        ToTheFirst scheduled = new ToTheFirst();
        ToTheFirst fired = new ToTheFirst();
        try (TimeoutStand timeouts = new TimeoutStand(stand)) {
            for (int count = 1; count <= MOST; count++) {
                if (count > 1) {
                    timeouts.join();
                }
                Deadlines.warmUp(stand, timeouts, due);
                String name = "instances: " + count;
                scheduled.add(
                        name,
                        new Turns(stand)
                                .with(name, () -> timeouts.schedule(due))
                                .play());
                fired.add(
                        name,
                        new Turns(stand).with(name, () -> fire(timeouts, due)).play());
            }
        }
        return List.of(
                new Table(
                        "Scheduling, %,d changes".formatted(due),
                        Turns.columns("deadlines/s", "one"),
                        scheduled.rows()),
                new Table("Firing, %,d due".formatted(due), Turns.columns("fired/s", "one"), fired.rows()));
    }

    private static Sample fire(TimeoutStand timeouts, long due) {
        timeouts.pending().clear();
        timeouts.pending().add(due);
        return timeouts.fire(due);
    }
}
