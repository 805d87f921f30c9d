package marketplace.bench.seed;

import java.time.Duration;

/**
 * What is particular to one of the orders that are made.
 *
 * @param later how much later than the original everything happened to it; negative for earlier
 */
record Copied(String number, String buyer, String provider, Duration later) {}
