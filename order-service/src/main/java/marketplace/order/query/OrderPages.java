package marketplace.order.query;

import java.time.Clock;
import java.util.List;
import marketplace.order.model.Order;
import marketplace.order.problem.OrderProblems;
import marketplace.order.request.SealedCursors;
import marketplace.platform.problem.ProblemException;
import marketplace.platform.security.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Lists page by page, onwards and back. */
@Component
class OrderPages {

    private final OrderLists lists;
    private final SealedCursors cursors;
    private final Clock clock;

    OrderPages(OrderLists lists, SealedCursors cursors, Clock clock) {
        this.lists = lists;
        this.cursors = cursors;
        this.clock = clock;
    }

    /**
     * One page.
     *
     * @param question the query as the caller wrote it; a cursor belongs to it
     */
    Mono<OrderSummaryView.Page> page(
            Caller caller, OrderQuery query, String question, @Nullable String cursor, int limit) {
        PageCursor wanted = cursor == null ? PageCursor.FIRST : read(caller, question, cursor);
        return stretch(caller, query, wanted, limit + 1)
                .map(found -> new Found(wanted, found, limit))
                .map(found -> new OrderSummaryView.Page(
                        found.orders().stream()
                                .map(order -> OrderSummaryView.of(order, caller.role(), clock.instant()))
                                .toList(),
                        sealed(caller, question, found.next(query)),
                        sealed(caller, question, found.previous(query))));
    }

    private Mono<List<Order>> stretch(Caller caller, OrderQuery query, PageCursor wanted, int limit) {
        Place edge = wanted.edge();
        return (edge != null && wanted.back()
                        ? lists.before(caller, query, edge, limit)
                        : lists.after(caller, query, edge, limit))
                .collectList();
    }

    private PageCursor read(Caller caller, String question, String cursor) {
        return cursors.place(caller, question, cursor)
                .map(PageCursor::read)
                .orElseThrow(() -> new ProblemException(
                        OrderProblems.INVALID_CURSOR,
                        "send nextCursor or previousCursor of a page back as it came, with the same query"));
    }

    private @Nullable String sealed(Caller caller, String question, @Nullable PageCursor cursor) {
        return cursor == null ? null : cursors.seal(caller, question, cursor.bytes());
    }

    /**
     * What was read for a page.
     *
     * @param read one order more than fit on the page, if there are so many; nearest to the edge first
     */
    private record Found(PageCursor wanted, List<Order> read, int limit) {

        private boolean more() {
            return read.size() > limit;
        }

        List<Order> orders() {
            List<Order> page = more() ? read.subList(0, limit) : read;
            return wanted.back() ? page.reversed() : page;
        }

        /** From a page that was reached by going back there is always a way onwards. */
        @Nullable
        PageCursor next(OrderQuery query) {
            boolean there = wanted.back() || more();
            return there && !read.isEmpty() ? PageCursor.after(Place.of(orders().getLast(), query.timeBasis())) : null;
        }

        @Nullable
        PageCursor previous(OrderQuery query) {
            boolean there = wanted.back() ? more() : wanted.edge() != null;
            return there && !read.isEmpty()
                    ? PageCursor.before(Place.of(orders().getFirst(), query.timeBasis()))
                    : null;
        }
    }
}
