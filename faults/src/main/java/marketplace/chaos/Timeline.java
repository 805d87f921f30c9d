package marketplace.chaos;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** How the time went on that the services live in: like real time, but for the moments in which it was moved. */
final class Timeline {

    private final List<Stretch> stretches = new ArrayList<>();

    /**
     * From now on everybody is so far ahead of real time.
     *
     * @param at in real time
     */
    void moved(Instant at, Duration ahead) {
        stretches.add(new Stretch(at, ahead));
    }

    /** The real time between two moments of moved time. What was jumped over happened when it was. */
    Duration waited(Instant from, Instant until) {
        return Duration.between(real(from), real(until));
    }

    private Instant real(Instant moved) {
        Stretch in = stretches.getFirst();
        for (int next = 1; next < stretches.size() && !moved.isBefore(end(in, next)); next++) {
            in = stretches.get(next);
        }
        Instant real = moved.minus(in.ahead);
        return real.isBefore(in.since) ? in.since : real;
    }

    /** When the stretch ends, by its own time. */
    private Instant end(Stretch stretch, int next) {
        return stretches.get(next).since.plus(stretch.ahead);
    }

    private record Stretch(Instant since, Duration ahead) {}
}
