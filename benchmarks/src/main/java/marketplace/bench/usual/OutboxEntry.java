package marketplace.bench.usual;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An event that waits to be published; nobody does, which is in favour of the usual way. */
@Entity
@Table(name = "outbox")
@SuppressWarnings("UnusedVariable")
class OutboxEntry {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "outbox")
    @SequenceGenerator(name = "outbox", sequenceName = "outbox_seq", allocationSize = 50)
    private @Nullable Long id;

    private String orderNumber = "";
    private long orderVersion;
    private String type = "";
    private Instant occurredAt = Instant.EPOCH;
    private String actorId = "";
    private String commandKey = "";
    private String payload = "";

    protected OutboxEntry() {}

    OutboxEntry(UsualOrder order, String type, Instant occurredAt, String actorId, String commandKey, String payload) {
        this.orderNumber = order.orderNumber();
        this.orderVersion = order.version() + 1;
        this.type = type;
        this.occurredAt = occurredAt;
        this.actorId = actorId;
        this.commandKey = commandKey;
        this.payload = payload;
    }
}
