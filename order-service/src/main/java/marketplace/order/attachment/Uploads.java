package marketplace.order.attachment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import marketplace.order.access.Standing;
import marketplace.order.access.VisibleOrders;
import marketplace.order.attachment.TransferSlots.Slot;
import marketplace.order.journal.CommandKey;
import marketplace.order.model.Action;
import marketplace.order.model.Order;
import marketplace.order.problem.OrderProblems;
import marketplace.order.problem.RequestProblems;
import marketplace.order.request.RequestDigests;
import marketplace.order.request.WriteHeaders;
import marketplace.platform.problem.PlatformProblems;
import marketplace.platform.problem.ProblemException;
import marketplace.platform.problem.ProblemType;
import marketplace.platform.security.Caller;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Takes files in. The row is there first and counts, then the chunks, then the row says that the file is whole; what ends before that
 * is discarded at once, or by the purge where this instance ends with it.
 */
@Component
class Uploads {

    private static final Logger log = LoggerFactory.getLogger(Uploads.class);

    private final AttachmentProperties properties;
    private final AttachmentStore store;
    private final SealedContent content;
    private final VisibleOrders orders;
    private final RequestDigests digests;
    private final Clock clock;
    private final TransferSlots slots;

    Uploads(
            AttachmentProperties properties,
            AttachmentStore store,
            SealedContent content,
            VisibleOrders orders,
            RequestDigests digests,
            Clock clock) {
        this.properties = properties;
        this.store = store;
        this.content = content;
        this.orders = orders;
        this.digests = digests;
        this.clock = clock;
        this.slots = new TransferSlots(
                properties.transfers().uploadsAtOnce(),
                properties.transfers().perCaller(),
                properties.transfers().retryAfter());
    }

    /** The file, once it is whole and stored; a problem as a signal when it is refused. */
    Mono<Uploaded> upload(Caller caller, String number, WriteHeaders headers, NewFile file, Flux<DataBuffer> body) {
        return Mono.using(
                () -> slots.take(caller),
                slot -> orders.find(caller, number)
                        .map(order -> new Upload(caller, order, headers, file, timed(body), clock.instant()))
                        .doOnNext(Upload::requireTaken)
                        .flatMap(this::receive),
                Slot::leave);
    }

    private Flux<DataBuffer> timed(Flux<DataBuffer> body) {
        return body.takeUntilOther(Mono.delay(properties.transfers().longest()).then(Mono.error(this::tooSlow)));
    }

    private Mono<Uploaded> receive(Upload upload) {
        String key = upload.key();
        return key == null
                ? store(upload)
                : store.byKey(upload.lane(), key)
                        .flatMap(first ->
                                read(upload, chunk -> Mono.empty()).map(received -> repeated(upload, first, received)))
                        .switchIfEmpty(Mono.defer(() -> store(upload)));
    }

    /** Whatever cuts it off, the caller's going away included, runs into a clean-up that nobody can cut off. */
    private Mono<Uploaded> store(Upload upload) {
        AttachmentKey key =
                new AttachmentKey(upload.order().number(), UUID.randomUUID().toString());
        Mono<AttachmentKey> begun = begin(key, upload).cache();
        return Mono.usingWhen(
                Mono.just(key),
                awaited -> begun.flatMap(there -> read(upload, chunk -> content.put(there, chunk)))
                        .flatMap(received -> finish(key, upload, received)),
                whole -> Mono.empty(),
                (failed, failure) -> undo(begun, failed),
                left -> undo(begun, left));
    }

    /** Not before the row is there, or is known not to come: what begins goes on when its caller has gone. */
    private Mono<Void> undo(Mono<AttachmentKey> begun, AttachmentKey key) {
        return begun.onErrorComplete().then(discard(key));
    }

    private Mono<AttachmentKey> begin(AttachmentKey key, Upload upload) {
        return store.begin(key, upload.caller(), upload.file(), chunkBytes(), properties.files())
                .map(begun -> begun ? key : refuseOneMore(upload));
    }

    private AttachmentKey refuseOneMore(Upload upload) {
        throw upload.refused(
                OrderProblems.LIMIT_REACHED, "%d files of one party, no more".formatted(properties.files()));
    }

    private Mono<Received> read(Upload upload, Function<Chunk, Mono<Void>> handOn) {
        Flux<Chunk> chunks = Chunking.of(upload.body(), properties.largest().toBytes(), chunkBytes());
        return Receiving.of(upload.file().kind(), chunks, handOn);
    }

    private Mono<Uploaded> finish(AttachmentKey key, Upload upload, Received received) {
        return store.finish(key, received, request(upload, received))
                .filter(finished -> finished)
                .flatMap(finished ->
                        store.byIds(key.orderNumber(), List.of(key.id())).next())
                .map(Uploaded::first)
                .switchIfEmpty(Mono.error(Uploads::purged))
                .onErrorResume(DuplicateKeyException.class, twin -> afterTwin(key, upload, received));
    }

    /** The same upload was sent twice at once, and the other one has ended first. */
    private Mono<Uploaded> afterTwin(AttachmentKey key, Upload upload, Received received) {
        return discard(key)
                .then(Mono.justOrEmpty(upload.key()))
                .flatMap(text -> store.byKey(upload.lane(), text))
                .map(first -> repeated(upload, first, received))
                .switchIfEmpty(Mono.error(Uploads::purged));
    }

    private Uploaded repeated(Upload upload, StoredAttachment first, Received received) {
        CommandKey request = request(upload, received);
        if (request == null || !request.digest().equals(first.requestDigest())) {
            throw upload.refused(RequestProblems.IDEMPOTENCY_KEY_REUSED, "this key was used for another file");
        }
        return new Uploaded(first, true);
    }

    private @Nullable CommandKey request(Upload upload, Received received) {
        String key = upload.key();
        return key == null
                ? null
                : new CommandKey(
                        key, digests.digest("upload", new Content(upload.file(), received.size(), received.sha256())));
    }

    /** A file that is whole by now stays: the caller was told so, or will be. Where this fails the purge does it. */
    private Mono<Void> discard(AttachmentKey key) {
        return store.discard(key, null)
                .filter(discarded -> discarded)
                .flatMap(discarded -> content.delete(key))
                .doOnError(failure -> log.warn("{} is left to the purge: {}", key, String.valueOf(failure)))
                .onErrorComplete();
    }

    private ProblemException tooSlow() {
        return new ProblemException(
                OrderProblems.UPLOAD_TOO_SLOW,
                "a file arrives within %s".formatted(properties.transfers().longest()));
    }

    private static ProblemException purged() {
        return ProblemException.retryAfter(
                PlatformProblems.UNAVAILABLE,
                "the upload was taken for a broken one; repeat it",
                Duration.ofSeconds(1));
    }

    private int chunkBytes() {
        return Math.toIntExact(properties.chunk().toBytes());
    }

    /** A file on its way in. */
    private record Upload(
            Caller caller, Order order, WriteHeaders headers, NewFile file, Flux<DataBuffer> body, Instant now) {

        int lane() {
            return new AttachmentKey(order.number(), "").lane();
        }

        @Nullable
        String key() {
            return headers.idempotencyKey() == null
                    ? null
                    : "%s|%s|%s|%s".formatted(caller.role(), caller.id(), order.number(), headers.idempotencyKey());
        }

        ProblemException refused(ProblemType type, String detail) {
            return Standing.of(order, caller.role(), now, new ProblemException(type, detail));
        }

        /** An order that has ended takes nothing but evidence, and that only while there may be a dispute. */
        void requireTaken() {
            Long expected = headers.expectedVersion();
            if (order.status().isFinal() && !isEvidenceAsked()) {
                throw refused(
                        OrderProblems.ACTION_NOT_ALLOWED,
                        "no such file can be added while the order is " + order.status());
            }
            if (expected != null && expected != order.version()) {
                throw refused(RequestProblems.STALE_VERSION, "the order is at version " + order.version());
            }
        }

        private boolean isEvidenceAsked() {
            List<Action> allowed = Action.allowed(order, caller.role(), now);
            return file.purpose() == AttachmentPurpose.EVIDENCE
                    && (allowed.contains(Action.OPEN_DISPUTE) || allowed.contains(Action.ADD_EVIDENCE));
        }
    }

    /** All that makes a repeated upload the same one. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Content(NewFile file, long size, byte[] sha256) {}

    /**
     * A file that is there.
     *
     * @param replayed whether this request had been answered before
     */
    record Uploaded(StoredAttachment attachment, boolean replayed) {

        private static Uploaded first(StoredAttachment attachment) {
            return new Uploaded(attachment, false);
        }
    }
}
