package marketplace.order.attachment;

import java.security.MessageDigest;
import java.util.function.Function;
import marketplace.order.problem.OrderProblems;
import marketplace.platform.problem.ProblemException;
import marketplace.platform.security.Sha256;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Takes a file in, chunk after chunk: looks how it begins, counts, digests, and hands each on before it takes the next. */
final class Receiving {

    private final FileKind kind;
    private final MessageDigest digest = Sha256.digest();
    private long size;

    private Receiving(FileKind kind) {
        this.kind = kind;
    }

    /**
     * What came in, once all of it has been handed on.
     *
     * @param handOn keeps a chunk; the next one is not asked for before it has completed
     * @throws ProblemException as a signal, when the file is empty or not what it is said to be
     */
    static Mono<Received> of(FileKind kind, Flux<Chunk> chunks, Function<Chunk, Mono<Void>> handOn) {
        return Mono.defer(() -> {
            Receiving receiving = new Receiving(kind);
            return chunks.concatMap(chunk -> receiving.measured(chunk).flatMap(handOn), 0)
                    .then(Mono.fromSupplier(receiving::received));
        });
    }

    /** Not on a thread that serves connections: a chunk takes a while to digest and to encrypt. */
    private Mono<Chunk> measured(Chunk chunk) {
        return Mono.fromSupplier(() -> measure(chunk)).subscribeOn(Schedulers.parallel());
    }

    private Chunk measure(Chunk chunk) {
        if (chunk.index() == 0) {
            requireFitting(chunk.content());
        }
        digest.update(chunk.content());
        size += chunk.content().length;
        return chunk;
    }

    private void requireFitting(byte[] beginning) {
        if (beginning.length == 0) {
            throw new ProblemException(OrderProblems.ATTACHMENT_UNFIT, "the file is empty");
        }
        if (!kind.fits(beginning)) {
            throw new ProblemException(
                    OrderProblems.ATTACHMENT_UNFIT, "what is in it does not begin like " + kind.mediaType());
        }
    }

    private Received received() {
        return new Received(size, digest.digest());
    }
}
