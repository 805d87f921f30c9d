package marketplace.order.race;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Does the same for many, some of them at once. */
final class AtOnce {

    private static final int WORKERS = 32;

    private AtOnce() {}

    /** What came of each, in the order of the items. */
    static <T, R> List<R> each(List<T> items, Function<T, R> work) {
        return each(WORKERS, items, work);
    }

    /** The same, with at most so many at once. */
    static <T, R> List<R> each(int atOnce, List<T> items, Function<T, R> work) {
        try (ExecutorService workers =
                Executors.newFixedThreadPool(atOnce, Thread.ofVirtual().factory())) {
            List<Future<R>> results = items.stream()
                    .map(item -> workers.submit(() -> work.apply(item)))
                    .toList();
            return results.stream().map(AtOnce::result).toList();
        }
    }

    private static <R> R result(Future<R> future) {
        try {
            return future.get();
        } catch (ExecutionException failed) {
            throw new AssertionError(failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
