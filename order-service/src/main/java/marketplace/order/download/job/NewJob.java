package marketplace.order.download.job;

import java.time.Instant;
import marketplace.order.download.file.Layout;
import marketplace.order.journal.CommandKey;
import marketplace.order.query.OrderQuery;
import marketplace.platform.security.Caller;
import org.jspecify.annotations.Nullable;

/** A job that is asked for. */
record NewJob(
        String id,
        Caller owner,
        Layout layout,
        OrderQuery query,
        @Nullable CommandKey key,
        Instant createdAt) {}
