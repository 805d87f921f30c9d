package marketplace.order.journal;

/**
 * Recognises a command that is repeated.
 *
 * @param text unique within a lane for one intent of one caller
 * @param digest of what was asked for: the same key with another digest is a mistake of the caller
 */
public record CommandKey(String text, String digest) {}
