package marketplace.order.download.job;

import marketplace.order.download.file.Layout;
import marketplace.order.query.OrderQuery;
import marketplace.order.query.Place;
import marketplace.platform.security.Caller;
import org.jspecify.annotations.Nullable;

/**
 * A job in the hands of a worker.
 *
 * @param claim what the worker's writes are made under, until somebody else has taken the job
 * @param attempts how often it was taken up since it got on last, this time included
 * @param pages how many pages were collected
 * @param place of the last row of them; null before the first
 * @param collected whether these are all
 */
record Work(
        String id,
        String claim,
        int attempts,
        Caller owner,
        OrderQuery query,
        Layout layout,
        int pages,
        @Nullable Place place,
        boolean collected) {

    Work with(@Nullable Place newPlace, boolean last) {
        return new Work(id, claim, attempts, owner, query, layout, pages + 1, newPlace, last);
    }
}
