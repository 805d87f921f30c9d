package marketplace.order.download;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import marketplace.order.download.DownloadSlots.Slot;
import marketplace.order.download.file.Layout;
import marketplace.order.download.file.Rendered;
import marketplace.order.download.file.Rendering;
import marketplace.order.download.file.RowPage;
import marketplace.order.query.OrderQuery;
import marketplace.platform.security.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Sends what a query selects while it is read, page by page: no statement, connection or transaction waits for a client. One thread
 * writes a file and waits with it; how fast the client reads is how fast the pages are read.
 */
@Component
class DirectDownloads implements DisposableBean {

    private static final int CHUNK_BYTES = 16 * 1024;

    private final DownloadProperties properties;
    private final DownloadSlots slots;
    private final SelectedPages pages;
    private final Clock clock;
    private final Scheduler writers;

    DirectDownloads(DownloadProperties properties, DownloadSlots slots, SelectedPages pages, Clock clock) {
        this.properties = properties;
        this.slots = slots;
        this.pages = pages;
        this.clock = clock;
        this.writers = Schedulers.newBoundedElastic(
                properties.atOnce(), Schedulers.DEFAULT_BOUNDED_ELASTIC_QUEUESIZE, "download");
    }

    @Override
    public void destroy() {
        writers.dispose();
    }

    /**
     * Answers with the file. Once it has begun, a failure breaks the connection: a file that ends properly is whole.
     *
     * @throws marketplace.platform.problem.ProblemException as a signal, when there is no room or nothing could be read
     */
    Mono<Void> send(Caller caller, OrderQuery query, Layout layout, ServerHttpResponse response) {
        return Mono.using(
                () -> slots.take(caller),
                slot -> pages.first(caller, query).flatMap(first -> send(slot, first, layout, response)),
                Slot::leave);
    }

    private Mono<Void> send(Slot slot, RowPage first, Layout layout, ServerHttpResponse response) {
        AtomicReference<@Nullable Rendered> outcome = new AtomicReference<>();
        DownloadHeaders.describe(response, layout, clock.instant());
        DownloadHeaders.promise(response, outcome);
        return response.writeWith(file(out -> outcome.set(write(slot, first, layout, out)))
                        .takeUntilOther(Mono.delay(properties.longest()))
                        .concatWith(Mono.defer(() -> end(outcome.get()))))
                .doOnError(failed -> DownloadHeaders.breakOff(response));
    }

    private Flux<DataBuffer> file(Consumer<OutputStream> writer) {
        Executor executor = task -> {
            var _ = writers.schedule(task);
        };
        return Flux.from(DataBufferUtils.outputStreamPublisher(
                writer, DefaultDataBufferFactory.sharedInstance, executor, CHUNK_BYTES));
    }

    /** Whatever ended the writing, without an outcome the file is not whole and must not end properly. */
    private Mono<DataBuffer> end(@Nullable Rendered outcome) {
        return outcome == null
                ? Mono.error(new TimeoutException("a download took longer than " + properties.longest()))
                : Mono.empty();
    }

    private static Rendered write(Slot slot, RowPage first, Layout layout, OutputStream out) {
        if (!slot.beginWriting()) {
            throw new CancellationException("the client has gone");
        }
        try {
            return new Rendering(layout).write(first, out);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } finally {
            slot.endWriting();
        }
    }
}
