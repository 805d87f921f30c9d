package marketplace.order.model;

import org.jspecify.annotations.Nullable;

/**
 * A file that a party added. Its content is kept elsewhere.
 *
 * @param size in bytes
 * @param sha256 of the content, in hex; null where the content is a secret, for it might be guessed
 */
public record Attachment(
        String id,
        String name,
        String mediaType,
        long size,
        @Nullable String sha256) {}
