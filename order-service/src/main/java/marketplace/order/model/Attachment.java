package marketplace.order.model;

/**
 * A file that a party added. Its content is kept elsewhere.
 *
 * @param size in bytes
 * @param sha256 of the content, in hex
 */
public record Attachment(String id, String name, String mediaType, long size, String sha256) {}
