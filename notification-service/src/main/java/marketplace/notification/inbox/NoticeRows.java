package marketplace.notification.inbox;

import static marketplace.platform.database.SqlValues.required;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.UUID;
import marketplace.notification.message.ArgumentsJson;
import marketplace.notification.message.Message;
import org.springframework.stereotype.Component;

/** Reads rows of {@code notices}. */
@Component
class NoticeRows {

    private final ArgumentsJson json;

    NoticeRows(ArgumentsJson json) {
        this.json = json;
    }

    Notice notice(Readable row) {
        return new Notice(
                required(row, "id", UUID.class),
                required(row, "position", Long.class),
                required(row, "order_number", String.class),
                required(row, "order_version", Long.class),
                Message.ofKey(required(row, "message", String.class)),
                json.read(required(row, "arguments", String.class)),
                required(row, "occurred_at", Instant.class),
                required(row, "created_at", Instant.class),
                row.get("read_at", Instant.class));
    }
}
