package marketplace.contracts;

/**
 * Who caused an event.
 *
 * @param id the party's id; {@code deadline} where a deadline acted, {@code payments} for the payment platform, {@code delivery} for what
 *     delivers by itself
 */
public record WireActor(Role role, String id) {}
