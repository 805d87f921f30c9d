package marketplace.order.vendor;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What came of a call. */
public sealed interface VendorOutcome {

    /**
     * It is done.
     *
     * @param instanceId which instance the vendor speaks of; there for a create. Another one than before, for the same order, is for the
     *     caller to notice
     * @param information there for a create
     */
    record Done(@Nullable String instanceId, @Nullable Information information) implements VendorOutcome {}

    /** What the buyer gets of an instance: a secret like all completion information. Each part may be missing. */
    record Information(
            @Nullable String accessUrl,
            @Nullable String account,
            @Nullable String text) {

        /** Not the generated one, which would print what is for the buyer alone. */
        @Override
        public String toString() {
            return "Information[***]";
        }
    }

    /** It is taken, and will be done: ask again after this long. */
    record AskAgain(Duration after) implements VendorOutcome {}

    /**
     * The vendor will not do it.
     *
     * @param reason in the vendor's words
     * @param permanent whether asking again is of no use
     */
    record Refused(String reason, boolean permanent) implements VendorOutcome {}

    /**
     * Nobody knows whether it is done: the same call may be sent again.
     *
     * @param detail in our words, fit for the provider and the operator
     * @param status of HTTP, where there was an answer
     */
    record Failed(Failure failure, String detail, @Nullable Integer status) implements VendorOutcome {}

    /** Why there is no outcome. */
    enum Failure {
        TIME_OUT,
        UNREACHABLE,
        ADDRESS_NOT_ALLOWED,
        REDIRECTED,
        BAD_STATUS,
        BAD_ANSWER,
        TOO_LARGE,
        /** Too many calls are in flight; this one was not sent. */
        BUSY
    }
}
