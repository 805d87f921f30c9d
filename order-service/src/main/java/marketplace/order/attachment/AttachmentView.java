package marketplace.order.attachment;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import marketplace.contracts.Role;
import marketplace.platform.security.Caller;
import org.jspecify.annotations.Nullable;

/** What is told of a file besides its content. */
record AttachmentView(
        String attachmentId,
        String name,
        String mediaType,

        @Schema(description = "In bytes") long size,

        @Schema(description = "SHA-256 in hexadecimal; for whoever uploaded it or may read it") @Nullable
        String sha256,

        AttachmentPurpose purpose,
        Role uploadedBy,
        Instant uploadedAt,

        @Schema(description = "Whether a command has named it: then the other side sees it, and it stays")
        boolean named) {

    static AttachmentView of(StoredAttachment attachment, Caller caller) {
        boolean digestShown =
                attachment.isOf(caller) || attachment.file().purpose().isReadableBy(caller.role());
        return new AttachmentView(
                attachment.key().id(),
                attachment.file().name(),
                attachment.file().kind().mediaType(),
                attachment.size(),
                digestShown ? attachment.sha256Hex() : null,
                attachment.file().purpose(),
                attachment.uploader().role(),
                attachment.uploadedAt(),
                attachment.namedAt() != null);
    }

    /** Not the generated one, which would print the digest of a secret. */
    @Override
    public String toString() {
        return "AttachmentView[attachmentId=%s]".formatted(attachmentId);
    }

    @Schema(name = "Attachments")
    record All(List<AttachmentView> attachments) {

        static All of(List<StoredAttachment> attachments, Caller caller) {
            return new All(attachments.stream()
                    .map(attachment -> AttachmentView.of(attachment, caller))
                    .toList());
        }
    }
}
