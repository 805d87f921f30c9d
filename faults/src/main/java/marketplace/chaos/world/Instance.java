package marketplace.chaos.world;

import java.net.URI;

/**
 * A running service, one of several of its kind.
 *
 * @param module as in {@code order-service}
 */
public record Instance(String module, URI address, ManagedProcess process) {}
