package marketplace.order.attachment;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeoutException;
import marketplace.order.attachment.TransferSlots.Slot;
import marketplace.platform.security.Caller;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Sends files: each chunk is read when the client is about to need it, by a statement of its own. */
@Component
class AttachmentDownloads {

    /** The server asks for more than a hundred pieces at once, whatever their size. */
    private static final int PIECE_BYTES = 8 * 1024;

    private static final List<String> ABOUT_THE_FILE = List.of(
            HttpHeaders.CONTENT_TYPE,
            HttpHeaders.CONTENT_LENGTH,
            HttpHeaders.CONTENT_DISPOSITION,
            HttpHeaders.CACHE_CONTROL,
            AttachmentDownloads.REPR_DIGEST);

    static final String REPR_DIGEST = "Repr-Digest";

    private final AttachmentProperties.Transfers limits;
    private final Attachments attachments;
    private final AttachmentLooks looks;
    private final SealedContent content;
    private final TransferSlots slots;

    AttachmentDownloads(
            AttachmentProperties properties, Attachments attachments, AttachmentLooks looks, SealedContent content) {
        this.limits = properties.transfers();
        this.attachments = attachments;
        this.looks = looks;
        this.content = content;
        this.slots = new TransferSlots(limits.downloadsAtOnce(), limits.perCaller(), limits.retryAfter());
    }

    /** Answers with the file. A failure after the first byte breaks the connection before the length is reached. */
    Mono<Void> send(Caller caller, String number, String id, ServerHttpResponse response) {
        return Mono.using(
                () -> slots.take(caller),
                slot -> attachments
                        .find(caller, number, id)
                        .doOnNext(attachment -> attachment.file().purpose().requireReader(caller))
                        .flatMap(attachment -> looks.record(attachment, caller).thenReturn(attachment))
                        .flatMap(attachment -> send(attachment, response)),
                Slot::leave);
    }

    private Mono<Void> send(StoredAttachment attachment, ServerHttpResponse response) {
        return content.get(attachment, 0)
                .doOnNext(first -> describe(attachment, response.getHeaders()))
                .flatMap(first -> response.writeWith(timed(file(attachment, first))))
                .doOnError(failed -> breakOff(response));
    }

    /** The first chunk is read before anything is sent, so that a database that fails is a problem, not a broken file. */
    private Flux<DataBuffer> file(StoredAttachment attachment, byte[] first) {
        return Flux.concat(
                pieces(first),
                Flux.range(1, attachment.chunks() - 1)
                        .concatMap(
                                chunk -> content.get(attachment, chunk).flatMapMany(AttachmentDownloads::pieces), 0));
    }

    private Flux<DataBuffer> timed(Flux<DataBuffer> file) {
        return file.takeUntilOther(Mono.delay(limits.longest())
                .then(Mono.error(() -> new TimeoutException("a file took longer than " + limits.longest()))));
    }

    private static Flux<DataBuffer> pieces(byte[] chunk) {
        int pieces = (chunk.length + PIECE_BYTES - 1) / PIECE_BYTES;
        return Flux.range(0, pieces).map(piece -> piece(chunk, piece * PIECE_BYTES));
    }

    private static DataBuffer piece(byte[] chunk, int from) {
        int length = Math.min(PIECE_BYTES, chunk.length - from);
        return DefaultDataBufferFactory.sharedInstance.wrap(ByteBuffer.wrap(chunk, from, length));
    }

    /** Browsers keep it as a file under its name and take it for nothing else; nobody on the way keeps it. */
    private static void describe(StoredAttachment attachment, HttpHeaders headers) {
        headers.setContentType(MediaType.parseMediaType(attachment.file().kind().mediaType()));
        headers.setContentLength(attachment.size());
        headers.setContentDisposition(ContentDisposition.attachment()
                .filename(attachment.file().name(), StandardCharsets.UTF_8)
                .build());
        headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
        headers.set(REPR_DIGEST, "sha-256=:%s:".formatted(Base64.getEncoder().encodeToString(attachment.sha256())));
    }

    private static void breakOff(ServerHttpResponse response) {
        if (!response.isCommitted()) {
            ABOUT_THE_FILE.forEach(response.getHeaders()::remove);
        }
    }
}
