package marketplace.timeout.command;

import marketplace.contracts.OrderCommandMessage;
import org.jspecify.annotations.Nullable;

/**
 * A command that is to be sent.
 *
 * @param traceParent W3C trace context of what caused it
 */
public record Dispatch(
        OrderCommandMessage command, @Nullable String traceParent) {}
