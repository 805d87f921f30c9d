package marketplace.order.download;

import java.util.List;
import marketplace.order.download.file.RowPage;
import marketplace.order.query.OrderQuery;
import marketplace.order.query.OrderRow;
import marketplace.order.query.OrderRows;
import marketplace.order.query.Place;
import marketplace.platform.security.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What a query selects, page by page. Each page is read by a short statement of its own, when somebody wants it. */
@Component
class SelectedPages {

    private final OrderRows rows;
    private final DownloadProperties properties;

    SelectedPages(OrderRows rows, DownloadProperties properties) {
        this.rows = rows;
        this.properties = properties;
    }

    Mono<RowPage> first(Caller caller, OrderQuery query) {
        return after(caller, query, null);
    }

    private Mono<RowPage> after(Caller caller, OrderQuery query, @Nullable Place place) {
        return rows.after(caller, query, place, properties.page()).map(found -> page(caller, query, found));
    }

    private RowPage page(Caller caller, OrderQuery query, List<String> found) {
        boolean last = found.size() < properties.page();
        return new RowPage(
                found,
                last
                        ? null
                        : after(caller, query, OrderRow.read(found.getLast()).place(query)));
    }
}
