package marketplace.order.model;

import java.util.Map;

/**
 * Why a command has no effect.
 *
 * @param detail what is wrong and what is allowed, for the caller to read
 * @param fields what is wrong with single fields, by JSON pointer into the request
 */
public record Refusal(RefusalReason reason, String detail, Map<String, String> fields) {}
