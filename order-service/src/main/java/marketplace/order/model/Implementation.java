package marketplace.order.model;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The provider's work.
 *
 * @param round how many times completion was declared
 * @param sealedInformation completion information, encrypted; null before the first completion
 * @param attachments what was handed over with it
 */
public record Implementation(
        @Nullable Instant startedAt,
        int round,
        @Nullable Instant doneAt,
        @Nullable String sealedInformation,
        List<Attachment> attachments,
        List<Rejection> rejections) {

    static final Implementation NOT_STARTED = new Implementation(null, 0, null, null, List.of(), List.of());

    /** Completions of before there were attachments have none. */
    @SuppressWarnings("ConstantValue")
    public Implementation {
        attachments = attachments == null ? List.of() : attachments;
    }

    Implementation started(Instant at) {
        return new Implementation(at, round, doneAt, sealedInformation, attachments, rejections);
    }

    Implementation done(Instant at, String sealed, List<Attachment> files) {
        return new Implementation(startedAt, round + 1, at, sealed, files, rejections);
    }

    Implementation rejected(Instant at, String reason) {
        List<Rejection> longer = Stream.concat(rejections.stream(), Stream.of(new Rejection(round, reason, at)))
                .toList();
        return new Implementation(startedAt, round, doneAt, sealedInformation, attachments, longer);
    }

    /** A completion that the buyer did not accept. */
    public record Rejection(int round, String reason, Instant at) {}
}
