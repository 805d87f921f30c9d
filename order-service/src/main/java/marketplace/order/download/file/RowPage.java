package marketplace.order.download.file;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Some rows, and the way to those that follow.
 *
 * @param rows as {@link marketplace.order.query.OrderRow} reads them
 * @param next reads the page that follows; null after the last
 */
public record RowPage(List<String> rows, @Nullable Mono<RowPage> next) {

    /** Begins to read the page that follows; holds null after the last. */
    CompletableFuture<@Nullable RowPage> coming() {
        return next == null ? CompletableFuture.completedFuture(null) : next.toFuture();
    }
}
