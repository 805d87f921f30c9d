package marketplace.order.model;

import java.time.Instant;
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
        Instant submittedAt,
        @Nullable String returnReason) {

    Requirement returned(String reason) {
        return new Requirement(version, answers, submittedAt, reason);
    }
}
