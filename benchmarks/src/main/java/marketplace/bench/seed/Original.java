package marketplace.bench.seed;

import java.time.Instant;

/**
 * The order that others are made after.
 *
 * @param purchasedAt what the times of the others are counted from
 */
record Original(String number, String buyer, String provider, Instant purchasedAt) {}
