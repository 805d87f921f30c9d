package marketplace.order.race;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import marketplace.order.Answer;

/**
 * A click and its rival, let loose together on the same order, on many orders at once.
 *
 * @param name of both, the click first, as in {@code reprice/pay}
 * @param click what is asked over HTTP at one instance
 * @param rival what happens at the other instance at the same moment
 * @param <R> what is known of the rival afterwards
 */
record Race<R>(String name, Function<Contested, Answer> click, Function<Contested, R> rival) {

    private static final Executor RUNNERS = Executors.newVirtualThreadPerTaskExecutor();
    private static final int IN_FLIGHT = 16;
    private static final int SUCCESS = 200;

    /** Each side must have won one pair of so many, or they never met. */
    private static final int RARE = 20;

    /** How one pair ended. */
    record Finish<R>(Contested order, Answer click, R rival) {

        boolean clickWon() {
            return click.status() == SUCCESS;
        }
    }

    /** Runs every pair; says on the console who won how often. */
    List<Finish<R>> run(List<Contested> orders) {
        HeadStart headStart = new HeadStart();
        long start = System.nanoTime();
        List<Finish<R>> finishes = AtOnce.each(IN_FLIGHT, orders, order -> run(order, headStart));
        long won = finishes.stream().filter(Finish::clickWon).count();
        System.out.printf(
                "race %s: %d pairs, %d to %d, in %d ms%n",
                name,
                finishes.size(),
                won,
                finishes.size() - won,
                Duration.ofNanos(System.nanoTime() - start).toMillis());
        assertThat(won).as(name).isBetween(orders.size() / RARE + 0L, orders.size() - orders.size() / RARE + 0L);
        return finishes;
    }

    private Finish<R> run(Contested order, HeadStart headStart) {
        var clicked = CompletableFuture.supplyAsync(() -> click.apply(order), after(headStart.ofRival()));
        var rivalled = CompletableFuture.supplyAsync(() -> rival.apply(order), after(headStart.ofClick()));
        Finish<R> finish = new Finish<>(order, clicked.join(), rivalled.join());
        headStart.after(finish.clickWon());
        return finish;
    }

    private static Executor after(Duration wait) {
        return CompletableFuture.delayedExecutor(wait.toNanos(), TimeUnit.NANOSECONDS, RUNNERS);
    }
}
