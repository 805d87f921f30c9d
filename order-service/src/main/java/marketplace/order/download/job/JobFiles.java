package marketplace.order.download.job;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import marketplace.order.download.DownloadHeaders;
import marketplace.order.download.DownloadSlots;
import marketplace.order.download.file.Rendered;
import marketplace.order.problem.OrderProblems;
import marketplace.platform.problem.ProblemException;
import marketplace.platform.security.Caller;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Sends finished files, a part at a time, from whatever instance is asked. */
@Component
class JobFiles {

    /** Small: the server asks for many of these before a slow client has taken the first. */
    private static final int CHUNK_BYTES = 16 * 1024;

    private final ContentStore content;
    private final DownloadSlots slots;

    JobFiles(ContentStore content, DownloadSlots slots) {
        this.content = content;
        this.slots = slots;
    }

    /**
     * Answers with the file.
     *
     * @throws ProblemException as a signal, when there is none or no room to send it
     */
    Mono<Void> send(Caller caller, Job job, ServerHttpResponse response) {
        Job.JobFile file = job.file();
        if (file == null || job.state() != JobState.READY) {
            return Mono.error(nothingThere(job));
        }
        return Mono.using(
                () -> slots.take(caller),
                slot -> {
                    DownloadHeaders.describe(response, job.layout(), file.readyAt());
                    response.getHeaders().setContentLength(file.size());
                    response.getHeaders()
                            .set(
                                    DownloadHeaders.ROW_COUNT,
                                    Long.toString(job.progress().rows()));
                    response.getHeaders().set(DownloadHeaders.REPR_DIGEST, Rendered.digest(file.sha256()));
                    return response.writeWith(content(job, file))
                            .doOnError(failed -> DownloadHeaders.breakOff(response));
                },
                DownloadSlots.Slot::leave);
    }

    private Flux<DataBuffer> content(Job job, Job.JobFile file) {
        return Flux.range(0, file.parts())
                .concatMap(part -> content.part(job.id(), file.name(), part), 1)
                .concatMapIterable(JobFiles::chunks, 1);
    }

    private static List<DataBuffer> chunks(byte[] part) {
        List<DataBuffer> chunks = new ArrayList<>();
        for (int start = 0; start < part.length; start += CHUNK_BYTES) {
            int size = Math.min(CHUNK_BYTES, part.length - start);
            chunks.add(DefaultDataBufferFactory.sharedInstance.wrap(ByteBuffer.wrap(part, start, size)));
        }
        return chunks;
    }

    private static ProblemException nothingThere(Job job) {
        return job.state() == JobState.EXPIRED
                ? new ProblemException(OrderProblems.DOWNLOAD_EXPIRED, "ask for a new download")
                : new ProblemException(OrderProblems.DOWNLOAD_NOT_READY, "the download is " + job.state())
                        .member("downloadState", job.state())
                        .member("percent", job.percent());
    }
}
