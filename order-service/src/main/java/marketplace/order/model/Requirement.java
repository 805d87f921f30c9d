package marketplace.order.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The requirement form as the buyer filled it in last.
 *
 * @param version 1 for the first submission, one more with every edit and every new submission
 * @param returnReason why the provider sent it back; null unless it did
 */
public record Requirement(
        int version,
        Map<String, String> answers,
        List<Attachment> attachments,
        Instant submittedAt,
        @Nullable String returnReason) {

    /** Forms of before there were attachments have none. */
    @SuppressWarnings("ConstantValue")
    public Requirement {
        attachments = attachments == null ? List.of() : attachments;
    }

    Requirement returned(String reason) {
        return new Requirement(version, answers, attachments, submittedAt, reason);
    }
}
