package marketplace.chaos.evidence;

/**
 * What an instance holds while nothing moves.
 *
 * @param instance as in {@code order-service 1}
 * @param pid of its process: what another life held is no measure
 * @param rest 1 after the load and its faults, 2 after time has ended what was left
 * @param liveBytes on its heap, after a collection
 */
public record Footprint(String instance, long pid, int rest, long liveBytes, int openFiles, int threads) {}
