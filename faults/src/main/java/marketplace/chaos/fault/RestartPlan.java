package marketplace.chaos.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * When which process ends: each of them so many times, at most once in a step, every other time killed.
 *
 * @param turns in no particular order
 */
record RestartPlan(List<Turn> turns) {

    private static final int LATEST_MILLIS = 1_500;

    /**
     * A plan that a seed decides.
     *
     * @param times how often each ends
     * @param steps over how many steps; not fewer than times
     */
    static RestartPlan of(List<String> processes, int times, int steps, long seed) {
        Random random = new Random(seed);
        List<Turn> turns = new ArrayList<>();
        for (String process : processes) {
            List<Integer> drawn =
                    new ArrayList<>(IntStream.range(0, steps).boxed().toList());
            Collections.shuffle(drawn, random);
            for (int turn = 0; turn < times; turn++) {
                Duration after = Duration.ofMillis(random.nextInt(LATEST_MILLIS));
                turns.add(new Turn(drawn.get(turn), process, turn % 2 == 0, after));
            }
        }
        return new RestartPlan(List.copyOf(turns));
    }

    List<Turn> in(int step) {
        return turns.stream().filter(turn -> turn.step == step).toList();
    }

    /**
     * The end of a process.
     *
     * @param killed rather than told to stop
     * @param after how long after the step began
     */
    record Turn(int step, String process, boolean killed, Duration after) {}
}
