package marketplace.chaos.evidence;

import java.time.Instant;

/**
 * A deadline as the API told of it while it ran.
 *
 * @param kind as in {@code START}
 * @param dueAt if nobody acts until then, it acts just after, once
 */
public record Promise(String orderNumber, String kind, Instant dueAt) {}
