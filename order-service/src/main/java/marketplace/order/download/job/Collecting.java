package marketplace.order.download.job;

import java.util.List;
import marketplace.order.problem.OrderProblems;
import marketplace.order.query.OrderLists;
import marketplace.order.query.OrderRow;
import marketplace.order.query.OrderRows;
import marketplace.order.query.Place;
import marketplace.platform.problem.ProblemException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * The first half of a job: reads what the query selects and keeps it page by page. With every page it is kept how far it came, so that
 * whoever takes the job up goes on there.
 */
@Component
class Collecting {

    private final OrderRows rows;
    private final OrderLists lists;
    private final WorkStore store;
    private final JobProperties properties;

    Collecting(OrderRows rows, OrderLists lists, WorkStore store, JobProperties properties) {
        this.rows = rows;
        this.lists = lists;
        this.store = store;
        this.properties = properties;
    }

    /** The job with everything collected; empty when it was cancelled or taken over. */
    Mono<Work> collect(Work work, Scheduler thread) {
        return count(work)
                .thenMany(Mono.just(work).expand(before -> next(before, thread)))
                .takeLast(1)
                .next()
                .filter(Work::collected);
    }

    /** For the percentage alone: more than the database can count in its time are not counted. */
    private Mono<Long> count(Work work) {
        return work.pages() > 0
                ? Mono.empty()
                : lists.count(work.owner(), work.query(), Long.MAX_VALUE)
                        .flatMap(total -> store.setTotal(work, total))
                        .onErrorResume(Collecting::isTooBroad, uncounted -> Mono.empty());
    }

    private Mono<Work> next(Work work, Scheduler thread) {
        return work.collected()
                ? Mono.empty()
                : rows.after(work.owner(), work.query(), work.place(), properties.page())
                        .publishOn(thread)
                        .flatMap(found -> keep(work, found));
    }

    private Mono<Work> keep(Work work, List<String> found) {
        boolean last = found.size() < properties.page();
        Place place =
                found.isEmpty() ? work.place() : OrderRow.read(found.getLast()).place(work.query());
        return store.addPage(work, found.size(), PageContent.pack(found), place, last)
                .filter(kept -> kept > 0)
                .map(kept -> work.with(place, last));
    }

    private static boolean isTooBroad(Throwable failure) {
        return failure instanceof ProblemException problem && problem.type() == OrderProblems.QUERY_TOO_BROAD;
    }
}
