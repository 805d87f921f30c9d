package marketplace.order.download;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import marketplace.order.download.file.DownloadFormat;
import marketplace.order.download.file.Layout;
import marketplace.order.query.OrderQueries;
import marketplace.order.query.OrderQuery;
import marketplace.order.query.OrderQueryParameters;
import marketplace.order.request.Reading;
import marketplace.platform.security.Caller;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Downloads over HTTP. */
@RestController
@Tag(name = "Orders: downloads")
@EnableConfigurationProperties(DownloadProperties.class)
class DownloadController {

    private static final String FORMAT = "format";
    private static final String LANGUAGE = "language";
    private static final String BOM = "bom";

    private final OrderQueries queries;
    private final DirectDownloads downloads;

    DownloadController(OrderQueries queries, DirectDownloads downloads) {
        this.queries = queries;
        this.downloads = downloads;
    }

    @GetMapping(
            path = "/v1/orders/download",
            produces = {DownloadFormat.CSV_TYPE, DownloadFormat.XLSX_TYPE})
    @Operation(
            summary = "A file of all orders that the same query selects",
            description = "Sent while it is read, any number of rows. The trailers Row-Count and Repr-Digest (SHA-256,"
                    + " RFC 9530) tell what was sent. A file that is cut off ends without the last chunk, as every HTTP"
                    + " client notices.")
    @ApiResponse(
            responseCode = "200",
            description = "The file",
            content = {
                @Content(mediaType = "text/csv", schema = @Schema(type = "string")),
                @Content(mediaType = DownloadFormat.XLSX_TYPE, schema = @Schema(type = "string", format = "binary"))
            })
    Mono<Void> download(
            Caller caller,
            OrderQueryParameters parameters,
            DownloadParameters file,
            @RequestParam @Parameter(hidden = true) MultiValueMap<String, String> given,
            ServerHttpResponse response) {
        Reading reading = new Reading();
        OrderQuery query = queries.read(reading, parameters, given.keySet(), FORMAT, LANGUAGE, BOM);
        Layout layout = Layouts.read(reading, file.format(), file.language(), reading.flag(BOM, file.bom()), query);
        reading.finish();
        return downloads.send(caller, queries.untilNow(query), layout, response);
    }
}
