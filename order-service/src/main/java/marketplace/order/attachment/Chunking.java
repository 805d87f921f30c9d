package marketplace.order.attachment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import marketplace.platform.problem.PlatformProblems;
import marketplace.platform.problem.ProblemException;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Cuts one body into chunks of equal size, the last but one excepted. Holds one chunk, however large the body is. */
final class Chunking {

    private final long largest;
    private final byte[] filling;
    private int filled;
    private int index;
    private long total;

    private Chunking(long largest, int chunkBytes) {
        this.largest = largest;
        this.filling = new byte[chunkBytes];
    }

    /**
     * The chunks of a body, at least one. Asks for more of the body only when somebody asks for the next chunk.
     *
     * @throws ProblemException as a signal, as soon as the body is larger than allowed
     */
    static Flux<Chunk> of(Flux<DataBuffer> body, long largest, int chunkBytes) {
        return Flux.defer(() -> {
            Chunking chunking = new Chunking(largest, chunkBytes);
            return body.map(Chunking::released)
                    .concatMapIterable(chunking::take, 1)
                    .concatWith(Mono.fromSupplier(chunking::last));
        });
    }

    /** The server's buffer goes back before anything can fail. */
    private static byte[] released(DataBuffer buffer) {
        byte[] content = new byte[buffer.readableByteCount()];
        buffer.read(content);
        var _ = DataBufferUtils.release(buffer);
        return content;
    }

    /** A full chunk is kept back until more comes: the last one is to be known as such. */
    private List<Chunk> take(byte[] content) {
        total += content.length;
        requireAllowed(total, largest);
        List<Chunk> full = new ArrayList<>();
        for (int taken = 0; taken < content.length; ) {
            if (filled == filling.length) {
                full.add(new Chunk(index++, filling.clone(), false));
                filled = 0;
            }
            int length = Math.min(filling.length - filled, content.length - taken);
            System.arraycopy(content, taken, filling, filled, length);
            filled += length;
            taken += length;
        }
        return full;
    }

    private Chunk last() {
        return new Chunk(index, Arrays.copyOf(filling, filled), true);
    }

    static void requireAllowed(long bytes, long largest) {
        if (bytes > largest) {
            throw new ProblemException(
                    PlatformProblems.BODY_TOO_LARGE, "a file has at most %d bytes".formatted(largest));
        }
    }
}
