package marketplace.order.model;

import java.time.Instant;

/** An event with its place in the order's life. */
public record RecordedEvent(long version, Instant at, Actor actor, OrderEvent event) {}
