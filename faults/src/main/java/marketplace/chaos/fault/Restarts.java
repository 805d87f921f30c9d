package marketplace.chaos.fault;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import marketplace.chaos.fault.RestartPlan.Turn;
import marketplace.chaos.world.Instance;
import marketplace.chaos.world.ManagedProcess;
import marketplace.chaos.world.PostgresNode;
import marketplace.chaos.world.Signal;
import marketplace.chaos.world.World;

/** Ends every process again and again and starts it at once, at moments that a seed decides; often several at a time. */
public final class Restarts {

    private final World world;
    private final Map<String, Restart> processes = new LinkedHashMap<>();
    private final RestartPlan plan;
    private final List<Turn> done = new ArrayList<>();

    /**
     * Of all processes of this world.
     *
     * @param times how often each of them
     * @param steps over how many steps
     */
    public Restarts(World world, int times, int steps, long seed) {
        this.world = world;
        for (Instance instance : world.instances()) {
            add(instance.process());
        }
        world.brokers().all().forEach(this::add);
        processes.put("PostgreSQL", killed -> restart(world.postgres().primary(), killed));
        processes.put(
                "standby of PostgreSQL", killed -> restart(world.postgres().standby(), killed));
        this.plan = RestartPlan.of(List.copyOf(processes.keySet()), times, steps, seed);
    }

    /** Does what is planned for this step, counted from 0; returns when everything serves again. */
    public void during(int step) throws ExecutionException, InterruptedException {
        List<Turn> turns = plan.in(step);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Turn>> ends =
                    turns.stream().map(turn -> threads.submit(() -> end(turn))).toList();
            for (Future<Turn> end : ends) {
                done.add(end.get());
            }
        }
        world.awaitReady();
    }

    /** What was done to each process so far. */
    public List<Count> counts() {
        return processes.keySet().stream()
                .map(process -> new Count(process, count(process, true), count(process, false)))
                .toList();
    }

    private Turn end(Turn turn) throws IOException, InterruptedException {
        Thread.sleep(turn.after());
        Objects.requireNonNull(processes.get(turn.process())).happen(turn.killed());
        return turn;
    }

    private int count(String process, boolean killed) {
        return (int) done.stream()
                .filter(turn -> turn.process().equals(process) && turn.killed() == killed)
                .count();
    }

    private void add(ManagedProcess process) {
        processes.put(process.name(), killed -> restart(process, killed));
    }

    private static void restart(ManagedProcess process, boolean killed) throws IOException, InterruptedException {
        process.send(killed ? Signal.KILL : Signal.TERM);
        process.awaitEnd();
        process.start();
    }

    private static void restart(PostgresNode postgres, boolean killed) {
        if (killed) {
            postgres.kill();
        } else {
            postgres.stop();
        }
        postgres.start();
    }

    private interface Restart {
        void happen(boolean killed) throws IOException, InterruptedException;
    }

    /**
     * How often a process was started again.
     *
     * @param killed after it was killed
     * @param stopped after it was told to stop
     */
    public record Count(String process, int killed, int stopped) {}
}
