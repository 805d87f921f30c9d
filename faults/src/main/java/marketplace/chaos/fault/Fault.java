package marketplace.chaos.fault;

import java.util.random.RandomGenerator;

/**
 * Something bad that happens, and is over when it returns.
 *
 * @param kind as in {@code order-service killed}
 * @param what does it, waits, and sets things right again as far as people or an orchestrator would
 */
public record Fault(String kind, Action what) {

    /** Does the bad thing. */
    @FunctionalInterface
    public interface Action {
        void happen(RandomGenerator random) throws Exception;
    }
}
