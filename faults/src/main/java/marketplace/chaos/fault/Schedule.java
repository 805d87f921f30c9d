package marketplace.chaos.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import marketplace.chaos.world.Clocks;
import marketplace.chaos.world.World;

/** Which faults happen, in which order: each kind once before any comes again, in an order that the seed decides. */
public final class Schedule implements AutoCloseable {

    private final List<Fault> kinds = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();
    private final MessageFaults messages;

    /**
     * All kinds that there are.
     *
     * @param pain how long what lasts a while lasts
     */
    public Schedule(World world, Clocks clocks, Poison poison, Duration pain) {
        this.messages = new MessageFaults(world, poison);
        kinds.addAll(new ProcessFaults(world, pain).all());
        kinds.addAll(new ServerFaults(world, pain).all());
        kinds.addAll(new StandbyFaults(world, pain).all());
        addDisk(new DiskFaults(world.postgres(), pain).all());
        kinds.addAll(messages.all());
        kinds.addAll(new ClockFaults(clocks, pain).all());
    }

    /** What cannot be done here, and why. */
    public List<String> leftOut() {
        return List.copyOf(leftOut);
    }

    /**
     * So many of them.
     *
     * @param words that the names of their kinds have in them; empty for all kinds
     */
    public List<Fault> of(int count, long seed, String words) {
        List<Fault> wanted =
                kinds.stream().filter(fault -> fault.kind().contains(words)).toList();
        if (wanted.isEmpty() && count > 0) {
            throw new IllegalArgumentException("no kind of fault is called \"%s\": %s"
                    .formatted(words, kinds.stream().map(Fault::kind).toList()));
        }
        Random random = new Random(seed);
        List<Fault> schedule = new ArrayList<>();
        while (schedule.size() < count) {
            List<Fault> round = new ArrayList<>(wanted);
            Collections.shuffle(round, random);
            schedule.addAll(round.subList(0, Math.min(round.size(), count - schedule.size())));
        }
        return schedule;
    }

    private void addDisk(List<Fault> possible) {
        kinds.addAll(possible);
        if (possible.isEmpty()) {
            leftOut.add("disk of PostgreSQL full: it needs a disk of its own, and nobody may mount one here");
        }
    }

    @Override
    public void close() {
        messages.close();
    }
}
