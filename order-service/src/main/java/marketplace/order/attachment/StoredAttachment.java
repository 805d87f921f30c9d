package marketplace.order.attachment;

import java.time.Instant;
import java.util.HexFormat;
import marketplace.contracts.Role;
import marketplace.platform.security.Caller;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a file whose content is there.
 *
 * @param chunkBytes how much each chunk but the last holds
 * @param sha256 of the content
 * @param requestDigest of the upload, where it came with a key
 * @param namedAt when a command first named it; null until then
 */
@SuppressWarnings("ArrayRecordComponent")
record StoredAttachment(
        AttachmentKey key,
        NewFile file,
        Caller uploader,
        long size,
        int chunkBytes,
        byte[] sha256,
        Instant uploadedAt,
        @Nullable String requestDigest,
        @Nullable Instant namedAt) {

    /** Whoever uploaded it knows of it at once; the others once a command has named it. */
    boolean isVisibleTo(Caller caller) {
        return uploader.equals(caller) || (namedAt != null && caller.role() != Role.SERVICE);
    }

    boolean isOf(Caller caller) {
        return uploader.equals(caller);
    }

    int chunks() {
        return Math.toIntExact((size + chunkBytes - 1) / chunkBytes);
    }

    String sha256Hex() {
        return HexFormat.of().formatHex(sha256);
    }
}
