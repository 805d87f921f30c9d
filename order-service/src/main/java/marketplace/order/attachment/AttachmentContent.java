package marketplace.order.attachment;

import reactor.core.publisher.Mono;

/**
 * Where the content of files is kept: in the database, or in anything else that keeps bytes under a name. It is given encrypted chunks
 * and knows nothing else of them.
 */
interface AttachmentContent {

    /** Completes once the chunk will not be lost any more. */
    Mono<Void> put(AttachmentKey key, int chunk, byte[] sealed);

    /** The chunk; empty when it is not there. */
    Mono<byte[]> get(AttachmentKey key, int chunk);

    /** Removes every chunk of the file; of a file that is not there, nothing. */
    Mono<Void> delete(AttachmentKey key);
}
