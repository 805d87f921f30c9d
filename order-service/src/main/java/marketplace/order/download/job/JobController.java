package marketplace.order.download.job;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import marketplace.order.download.DownloadHeaders;
import marketplace.order.download.file.DownloadFormat;
import marketplace.order.request.WriteHeaders;
import marketplace.platform.security.Caller;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Jobs over HTTP. Each caller sees its own alone. */
@RestController
@RequestMapping("/v1/downloads")
@Tag(name = "Orders: downloads")
class JobController {

    private final Jobs jobs;
    private final JobFiles files;

    JobController(Jobs jobs, JobFiles files) {
        this.jobs = jobs;
        this.files = files;
    }

    @PostMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Have a file of orders made in the background; one at a time for each caller",
            description = "Poll the job at Location; its file can be fetched for 3 days once the state is READY.")
    @ApiResponse(responseCode = "202", useReturnTypeSchema = true)
    Mono<ResponseEntity<JobView>> create(Caller caller, WriteHeaders headers, @RequestBody JobBody body) {
        return jobs.create(caller, headers, body).map(JobController::accepted);
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Downloads of the caller, newest first")
    Mono<JobView.Page> list(Caller caller) {
        return jobs.list(caller)
                .map(found -> new JobView.Page(found.stream().map(JobView::of).toList()));
    }

    @GetMapping(path = "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "How far a download is")
    Mono<JobView> find(Caller caller, @PathVariable String id) {
        return jobs.find(caller, id).map(JobView::of);
    }

    @GetMapping(
            path = "/{id}/file",
            produces = {DownloadFormat.CSV_TYPE, DownloadFormat.XLSX_TYPE})
    @Operation(summary = "The file of a download that is ready")
    @ApiResponse(
            responseCode = "200",
            description = "The file",
            headers = {
                @Header(
                        name = DownloadHeaders.ROW_COUNT,
                        description = "Number of orders in it",
                        schema = @Schema(type = "integer")),
                @Header(
                        name = DownloadHeaders.REPR_DIGEST,
                        description = "SHA-256 of all bytes (RFC 9530)",
                        schema = @Schema(type = "string"))
            },
            content = {
                @Content(mediaType = "text/csv", schema = @Schema(type = "string")),
                @Content(mediaType = DownloadFormat.XLSX_TYPE, schema = @Schema(type = "string", format = "binary"))
            })
    Mono<Void> file(Caller caller, @PathVariable String id, ServerHttpResponse response) {
        return jobs.find(caller, id).flatMap(job -> files.send(caller, job, response));
    }

    @DeleteMapping(path = "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Cancel a download that runs; delete any other, with its file")
    @ApiResponse(responseCode = "204", description = "Done")
    Mono<Void> remove(Caller caller, @PathVariable String id) {
        return jobs.remove(caller, id);
    }

    private static ResponseEntity<JobView> accepted(Jobs.Created created) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.accepted()
                .location(URI.create("/v1/downloads/" + created.job().id()));
        if (created.replayed()) {
            answer = answer.header(WriteHeaders.IDEMPOTENCY_REPLAYED, "true");
        }
        return answer.body(JobView.of(created.job()));
    }
}
