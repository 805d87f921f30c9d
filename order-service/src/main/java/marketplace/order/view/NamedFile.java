package marketplace.order.view;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import marketplace.contracts.Role;
import marketplace.order.model.Attachment;
import org.jspecify.annotations.Nullable;

/** A file that a command has named, for the parties and the operator; its content is asked for separately. */
record NamedFile(
        String attachmentId,
        String name,
        String mediaType,

        @Schema(description = "In bytes") long size,

        @Schema(description = "SHA-256 in hexadecimal; not of what is for the buyer alone") @Nullable
        String sha256) {

    static List<NamedFile> of(List<Attachment> attachments, Role role) {
        return role == Role.SERVICE
                ? List.of()
                : attachments.stream().map(NamedFile::of).toList();
    }

    private static NamedFile of(Attachment attachment) {
        return new NamedFile(
                attachment.id(), attachment.name(), attachment.mediaType(), attachment.size(), attachment.sha256());
    }
}
