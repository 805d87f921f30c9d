package marketplace.order.attachment;

import marketplace.order.vault.Vault;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Content, encrypted wherever it is kept. Which file and which chunk it is, and whether it is the last one, is sealed in with each:
 * nothing can be swapped, left out or cut off without being noticed.
 */
@Component
class SealedContent {

    private final AttachmentContent content;
    private final Vault vault;

    SealedContent(AttachmentContent content, Vault vault) {
        this.content = content;
        this.vault = vault;
    }

    Mono<Void> put(AttachmentKey key, Chunk chunk) {
        return content.put(
                key, chunk.index(), vault.sealBytes(context(key, chunk.index(), chunk.last()), chunk.content()));
    }

    /** The chunk as it was put. That one is missing is no more foreseen than that one was changed. */
    Mono<byte[]> get(StoredAttachment attachment, int chunk) {
        boolean last = chunk == attachment.chunks() - 1;
        return content.get(attachment.key(), chunk)
                .switchIfEmpty(Mono.error(() ->
                        new IllegalStateException("chunk %d of %s is not there".formatted(chunk, attachment.key()))))
                .map(kept -> vault.openBytes(context(attachment.key(), chunk, last), kept));
    }

    Mono<Void> delete(AttachmentKey key) {
        return content.delete(key);
    }

    byte[] sealDigest(AttachmentKey key, byte[] sha256) {
        return vault.sealBytes(digestContext(key), sha256);
    }

    byte[] openDigest(AttachmentKey key, byte[] sealed) {
        return vault.openBytes(digestContext(key), sealed);
    }

    private static String context(AttachmentKey key, int chunk, boolean last) {
        return "attachment|%s|%s|%d|%s".formatted(key.orderNumber(), key.id(), chunk, last ? "last" : "more");
    }

    private static String digestContext(AttachmentKey key) {
        return "attachment|%s|%s|sha-256".formatted(key.orderNumber(), key.id());
    }
}
