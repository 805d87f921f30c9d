package marketplace.order.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import marketplace.platform.problem.PlatformProblems;
import marketplace.platform.problem.ProblemException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

/** A body on its way into chunks. */
class ReceivingTests {

    private static final int PIECE = 1000;
    private static final int CHUNK = 4096;

    @ParameterizedTest
    @CsvSource({"1, 1, 1", "4096, 1, 4096", "4097, 2, 1", "8192, 2, 4096", "100000, 25, 1696"})
    void chunks_are_full_but_the_last_one(int size, int chunks, int lastOne) {
        List<Chunk> handedOn = new ArrayList<>();

        Received received = received(body(size, new AtomicLong()), 1_000_000, chunk -> handedOn.add(chunk));

        assertThat(received.size()).isEqualTo(size);
        assertThat(handedOn).hasSize(chunks);
        assertThat(handedOn)
                .extracting(Chunk::last)
                .containsOnlyOnce(true)
                .last()
                .isEqualTo(true);
        assertThat(handedOn.getLast().content()).hasSize(lastOne);
        assertThat(handedOn).extracting(Chunk::index).isSorted().doesNotHaveDuplicates();
        assertThat(TestFiles.sha256(TestFiles.text("x".repeat(size))))
                .isEqualTo(HexFormat.of().formatHex(received.sha256()));
    }

    @Test
    void a_body_is_read_no_further_than_two_chunks_ahead_of_what_is_stored() {
        AtomicLong sent = new AtomicLong();
        Sinks.Empty<Void> stored = Sinks.empty();
        List<Chunk> handedOn = new ArrayList<>();
        Flux<Chunk> chunks = Chunking.of(body(1_000_000, sent), 1_000_000, CHUNK);

        Disposable reading = Receiving.of(FileKind.TXT, chunks, chunk -> {
                    handedOn.add(chunk);
                    return stored.asMono();
                })
                .subscribe();
        Awaitility.await().until(() -> handedOn.size() == 1);

        assertThat(sent.get()).isLessThanOrEqualTo(3 * CHUNK);
        reading.dispose();
    }

    @Test
    void a_body_that_is_too_large_is_read_no_further() {
        AtomicLong sent = new AtomicLong();
        Flux<Chunk> chunks = Chunking.of(body(1_000_000, sent), 10_000, CHUNK);

        StepVerifier.create(Receiving.of(FileKind.TXT, chunks, chunk -> Mono.empty()))
                .verifyErrorMatches(refused -> refused instanceof ProblemException problem
                        && problem.type() == PlatformProblems.BODY_TOO_LARGE);

        assertThat(sent.get()).isLessThanOrEqualTo(10_000 + 2 * PIECE);
    }

    private static Received received(Flux<DataBuffer> body, long largest, Consumer<Chunk> keep) {
        Mono<Received> received = Receiving.of(
                FileKind.TXT, Chunking.of(body, largest, CHUNK), chunk -> Mono.fromRunnable(() -> keep.accept(chunk)));
        return Objects.requireNonNull(received.block());
    }

    /** Sends a piece only when it is asked for. */
    private static Flux<DataBuffer> body(int size, AtomicLong sent) {
        return Flux.generate(sink -> {
            int length = (int) Math.min(PIECE, size - sent.get());
            if (length == 0) {
                sink.complete();
            } else {
                sent.addAndGet(length);
                sink.next(DefaultDataBufferFactory.sharedInstance.wrap(TestFiles.text("x".repeat(length))));
            }
        });
    }
}
