package marketplace.order.attachment;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.Set;
import marketplace.contracts.Role;
import marketplace.order.attachment.Uploads.Uploaded;
import marketplace.order.request.Reading;
import marketplace.order.request.WriteHeaders;
import marketplace.platform.problem.PlatformProblems;
import marketplace.platform.problem.ProblemException;
import marketplace.platform.security.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Files of orders over HTTP. */
@RestController
@RequestMapping("/v1/orders/{number}/attachments")
@Tag(name = "Orders: attachments")
@EnableConfigurationProperties(AttachmentProperties.class)
class AttachmentController {

    private static final String NAME = "name";
    private static final String PURPOSE = "purpose";
    private static final Set<String> UPLOAD_PARAMETERS = Set.of(NAME, PURPOSE);

    private final AttachmentProperties properties;
    private final Uploads uploads;
    private final Attachments attachments;
    private final AttachmentDownloads downloads;

    AttachmentController(
            AttachmentProperties properties, Uploads uploads, Attachments attachments, AttachmentDownloads downloads) {
        this.properties = properties;
        this.uploads = uploads;
        this.attachments = attachments;
        this.downloads = downloads;
    }

    @PostMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary =
                    "Upload a file, to be named by a command afterwards (buyer: requirement; provider: completion; both: evidence)",
            description =
                    "The body is the file as it is, its Content-Type what it is. At most 10 MB, 20 files of one party"
                            + " an order. A file that no command names within a day is forgotten.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content = {
                                @Content(mediaType = "text/plain", schema = @Schema(type = "string")),
                                @Content(mediaType = "*/*", schema = @Schema(type = "string", format = "binary"))
                            }))
    @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
    Mono<ResponseEntity<AttachmentView>> upload(
            Caller caller,
            @PathVariable String number,
            WriteHeaders headers,
            @Parameter(schema = @Schema(type = "string", minLength = 1, maxLength = FileNames.LONGEST), required = true)
                    @RequestParam(required = false)
                    @Nullable
                    String name,
            @Parameter(
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {"requirement", "completion", "evidence"}),
                            required = true)
                    @RequestParam(required = false)
                    @Nullable
                    String purpose,
            @RequestParam @Parameter(hidden = true) MultiValueMap<String, String> given,
            ServerHttpRequest request) {
        caller.require(Role.BUYER, Role.PROVIDER);
        NewFile file = file(name, purpose, given.keySet(), kind(request.getHeaders()));
        file.purpose().requireUploader(caller);
        Chunking.requireAllowed(
                request.getHeaders().getContentLength(), properties.largest().toBytes());
        return uploads.upload(caller, number, headers, file, request.getBody())
                .map(uploaded -> created(uploaded, caller));
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary =
                    "The files of an order: one's own, and those that commands have named (buyer, provider, operator)")
    Mono<AttachmentView.All> list(Caller caller, @PathVariable String number) {
        caller.require(Role.BUYER, Role.PROVIDER, Role.OPERATOR);
        return attachments.list(caller, number).map(found -> AttachmentView.All.of(found, caller));
    }

    @GetMapping(
            path = "/{id}",
            produces = {
                "text/plain",
                "text/csv",
                "application/pdf",
                "image/png",
                "image/jpeg",
                "image/webp",
                "application/zip",
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                "application/vnd.openxmlformats-officedocument.presentationml.presentation"
            })
    @Operation(
            summary = "A file (buyer, provider, operator; of a completion the buyer alone, every look is recorded)",
            description =
                    "Always to be kept as a file, never to be shown in place. Repr-Digest (RFC 9530) tells its SHA-256.")
    @ApiResponse(
            responseCode = "200",
            headers = {
                @Header(
                        name = AttachmentDownloads.REPR_DIGEST,
                        description = "SHA-256 of all bytes (RFC 9530)",
                        schema = @Schema(type = "string")),
                @Header(
                        name = HttpHeaders.CONTENT_DISPOSITION,
                        description = "Under which name to keep it (RFC 6266)",
                        schema = @Schema(type = "string"))
            },
            content = {
                @Content(mediaType = "text/plain", schema = @Schema(type = "string")),
                @Content(mediaType = "*/*", schema = @Schema(type = "string", format = "binary"))
            })
    Mono<Void> content(
            Caller caller, @PathVariable String number, @PathVariable String id, ServerHttpResponse response) {
        caller.require(Role.BUYER, Role.PROVIDER, Role.OPERATOR);
        return downloads.send(caller, number, id, response);
    }

    @DeleteMapping(path = "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Take back a file of one's own that no command has named (buyer, provider)")
    @ApiResponse(responseCode = "204", description = "Done")
    Mono<Void> takeBack(Caller caller, @PathVariable String number, @PathVariable String id) {
        caller.require(Role.BUYER, Role.PROVIDER);
        return attachments.takeBack(caller, number, id);
    }

    private FileKind kind(HttpHeaders headers) {
        return FileKind.of(headers.getFirst(HttpHeaders.CONTENT_TYPE))
                .filter(properties.types()::contains)
                .orElseThrow(() -> new ProblemException(
                        PlatformProblems.UNSUPPORTED_MEDIA_TYPE,
                        "send one of "
                                + properties.types().stream()
                                        .map(FileKind::mediaType)
                                        .sorted()
                                        .toList()));
    }

    private static NewFile file(@Nullable String name, @Nullable String purpose, Set<String> given, FileKind kind) {
        Reading reading = new Reading();
        reading.only(UPLOAD_PARAMETERS, given);
        String readName = reading.one(
                NAME,
                name == null ? "" : name,
                FileNames::of,
                "a name of at most %d characters, without any of / \\ : * ? \" < > |, as in form.pdf"
                        .formatted(FileNames.LONGEST),
                "");
        AttachmentPurpose readPurpose = reading.one(
                PURPOSE,
                purpose == null ? "" : purpose,
                AttachmentPurpose::of,
                "one of " + AttachmentPurpose.texts(),
                AttachmentPurpose.EVIDENCE);
        if (!readName.isEmpty() && !kind.fits(readName)) {
            reading.wrong(NAME, "%s ends in %s".formatted(kind.mediaType(), kind.endings()));
        }
        reading.finish();
        return new NewFile(readPurpose, readName, kind);
    }

    private static ResponseEntity<AttachmentView> created(Uploaded uploaded, Caller caller) {
        AttachmentKey key = uploaded.attachment().key();
        ResponseEntity.BodyBuilder response = ResponseEntity.created(
                URI.create("/v1/orders/%s/attachments/%s".formatted(key.orderNumber(), key.id())));
        if (uploaded.replayed()) {
            response = response.header(WriteHeaders.IDEMPOTENCY_REPLAYED, "true");
        }
        return response.body(AttachmentView.of(uploaded.attachment(), caller));
    }
}
