package marketplace.platform.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import marketplace.platform.outbound.UrlVerdict.Allowed;
import marketplace.platform.outbound.UrlVerdict.NotAllowed;
import marketplace.platform.problem.ProblemException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Hosts whose name servers never answer. */
class NameLookupsTests {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int THREADS = 2;
    private static final int WAITING = 3;
    private static final int EVERYBODY = 1_000_000;

    private final OutboundProperties properties =
            new OutboundProperties(false, List.of(), Set.of(), Duration.ofMillis(500), THREADS, WAITING);
    private final Semaphore answered = new Semaphore(0);
    private final AtomicInteger hanging = new AtomicInteger();
    private final NameLookups lookups = new NameLookups(properties, this::addresses);

    @AfterEach
    void stop() {
        answered.release(EVERYBODY);
        lookups.destroy();
    }

    @Test
    void hold_no_more_threads_than_are_theirs_and_no_others() {
        int many = 10 * Schedulers.DEFAULT_BOUNDED_ELASTIC_SIZE;

        List<Throwable> failures = fail(many);

        assertThat(hanging).hasValue(THREADS);
        assertThat(failures)
                .hasSize(many)
                .allMatch(failure -> failure instanceof TimeoutException || failure instanceof ProblemException);
        assertThat(failures.stream().filter(TimeoutException.class::isInstance))
                .hasSizeBetween(THREADS, THREADS * (1 + WAITING));
        assertThat(Mono.fromCallable(() -> "done")
                        .subscribeOn(Schedulers.boundedElastic())
                        .block(PATIENCE))
                .isEqualTo("done");
    }

    @Test
    void leave_nothing_in_the_way_when_they_answer_again() {
        OutboundUrls urls = new OutboundUrls(new AddressGuard(properties), properties, lookups);
        assertThat(urls.check("https://slow.example.com/").block(PATIENCE))
                .isEqualTo(new NotAllowed("a host that can be found"));
        var _ = fail(THREADS * (1 + WAITING));

        answered.release(EVERYBODY);

        Awaitility.await()
                .atMost(PATIENCE)
                .ignoreExceptions()
                .untilAsserted(
                        () -> assertThat(urls.check("https://slow.example.com/").block(PATIENCE))
                                .isInstanceOf(Allowed.class));
    }

    private List<Throwable> fail(int times) {
        return Flux.fromStream(IntStream.range(0, times).boxed())
                .flatMap(i -> failure(lookups.addresses("slow.example.com")), times)
                .collectList()
                .blockOptional(PATIENCE)
                .orElseThrow();
    }

    private static Mono<Throwable> failure(Mono<?> lookup) {
        return lookup.then(Mono.<Throwable>empty()).onErrorResume(Mono::just);
    }

    /** Hangs, and cannot be interrupted, as the system's resolver. */
    private InetAddress[] addresses(String host) {
        hanging.incrementAndGet();
        answered.acquireUninterruptibly();
        return new InetAddress[] {InetAddress.ofLiteral("8.8.8.8")};
    }
}
