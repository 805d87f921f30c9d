package marketplace.order.download;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import marketplace.order.download.file.Layout;
import marketplace.order.download.file.Rendered;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import reactor.netty.http.server.HttpServerResponse;

/** What is said about a file besides the file. */
public final class DownloadHeaders {

    /** Number of orders in the file; titles are not counted. */
    public static final String ROW_COUNT = "Row-Count";

    /** RFC 9530, with the SHA-256 of all bytes. */
    public static final String REPR_DIGEST = "Repr-Digest";

    private static final List<String> ALL = List.of(
            HttpHeaders.CONTENT_TYPE, HttpHeaders.CONTENT_DISPOSITION, HttpHeaders.CACHE_CONTROL, HttpHeaders.TRAILER);

    private DownloadHeaders() {}

    /** What kind of file it is, and how it is to be called; nobody on the way keeps it. */
    public static void describe(ServerHttpResponse response, Layout layout, Instant madeAt) {
        HttpHeaders headers = response.getHeaders();
        headers.setContentType(MediaType.parseMediaType(layout.format().mediaType()));
        headers.set(HttpHeaders.CONTENT_DISPOSITION, layout.contentDisposition(madeAt));
        headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    /** Promises row count and digest, which are known at the end only, as trailers. */
    static void promise(ServerHttpResponse response, AtomicReference<@Nullable Rendered> outcome) {
        response.getHeaders().set(HttpHeaders.TRAILER, ROW_COUNT + ", " + REPR_DIGEST);
        HttpServerResponse netty = ServerHttpResponseDecorator.getNativeResponse(response);
        var _ = netty.trailerHeaders(trailers -> {
            Rendered rendered = outcome.get();
            if (rendered != null) {
                trailers.set(ROW_COUNT, rendered.rows()).set(REPR_DIGEST, rendered.digest());
            }
        });
    }

    /**
     * Before the first byte takes everything back, for a problem is answered instead. After it closes the connection at once: a client
     * that does not read would keep it, and one that does sees that the file is not whole.
     */
    public static void breakOff(ServerHttpResponse response) {
        if (response.isCommitted()) {
            HttpServerResponse netty = ServerHttpResponseDecorator.getNativeResponse(response);
            var _ = netty.withConnection(connection -> {
                var _ = connection.channel().close();
            });
        } else {
            ALL.forEach(response.getHeaders()::remove);
        }
    }
}
