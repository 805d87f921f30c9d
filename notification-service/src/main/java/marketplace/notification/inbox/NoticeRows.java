package marketplace.notification.inbox;

import static marketplace.notification.database.Column.value;

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
                value(row, "id", UUID.class),
                value(row, "position", Long.class),
                value(row, "order_number", String.class),
                value(row, "order_version", Long.class),
                Message.ofKey(value(row, "message", String.class)),
                json.read(value(row, "arguments", String.class)),
                value(row, "occurred_at", Instant.class),
                value(row, "created_at", Instant.class),
                row.get("read_at", Instant.class));
    }
}
