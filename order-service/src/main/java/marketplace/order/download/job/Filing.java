package marketplace.order.download.job;

import java.io.IOException;
import java.time.Clock;
import java.util.Objects;
import marketplace.order.download.file.Rendered;
import marketplace.order.download.file.Rendering;
import marketplace.order.download.file.RowPage;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * The second half of a job: writes the file from the collected pages, and keeps it in parts. Whoever takes the job up after a crash
 * writes the same rows again.
 */
@Component
class Filing {

    private final ContentStore content;
    private final WorkStore store;
    private final JobProperties properties;
    private final Clock clock;

    Filing(ContentStore content, WorkStore store, JobProperties properties, Clock clock) {
        this.content = content;
        this.store = store;
        this.properties = properties;
        this.clock = clock;
    }

    /** Makes the job ready; 0 when it was cancelled or taken over. */
    Mono<Long> file(Work work, Scheduler thread) {
        return page(work, 0)
                .publishOn(thread)
                .flatMap(first -> Mono.fromCallable(() -> write(work, first)))
                .flatMap(written -> store.ready(work, written.parts(), written.rendered(), clock.instant()))
                .onErrorResume(LostJobException.class, lost -> Mono.just(0L));
    }

    private Written write(Work work, RowPage first) throws IOException {
        Rendering rendering = new Rendering(work.layout());
        PartsOutput parts = new PartsOutput(
                (int) properties.part().toBytes(), (part, bytes) -> keep(work, part, bytes, rendering.rows()));
        Rendered rendered = rendering.write(first, parts);
        parts.finish();
        return new Written(parts.count(), rendered);
    }

    /** Blocks until the part is kept: no more than one waits. */
    private void keep(Work work, int part, byte[] bytes, long rows) {
        Long kept = store.addPart(work, part, bytes, rows).block();
        if (Objects.requireNonNullElse(kept, 0L) == 0) {
            throw new LostJobException();
        }
    }

    private Mono<RowPage> page(Work work, int number) {
        return content.page(work.id(), number)
                .map(PageContent::unpack)
                .map(rows -> new RowPage(rows, number + 1 < work.pages() ? page(work, number + 1) : null));
    }

    private record Written(int parts, Rendered rendered) {}

    /** Somebody else has the job, or nobody wants it any more. */
    private static final class LostJobException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        LostJobException() {
            super("cancelled or taken over", null, false, false);
        }
    }
}
