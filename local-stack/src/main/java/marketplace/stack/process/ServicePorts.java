package marketplace.stack.process;

/**
 * Where a service listens.
 *
 * @param api for callers
 * @param management for health and metrics
 */
public record ServicePorts(int api, int management) {}
