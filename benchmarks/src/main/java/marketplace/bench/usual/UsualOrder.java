package marketplace.bench.usual;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An order as a row. */
@Entity
@Table(name = "orders")
class UsualOrder {

    @Id
    private String orderNumber = "";

    @Version
    private long version;

    private String status = "";
    private String buyerId = "";
    private String providerId = "";
    private String productId = "";
    private String productName = "";
    private String contactName = "";
    private String contactEmail = "";
    private long listPrice;
    private long price;
    private String currency = "";
    private Instant purchasedAt = Instant.EPOCH;
    private Instant payUntil = Instant.EPOCH;
    private @Nullable Instant completedAt;

    protected UsualOrder() {}

    String orderNumber() {
        return orderNumber;
    }

    long version() {
        return version;
    }

    String providerId() {
        return providerId;
    }

    boolean isUnpaid() {
        return status.equals("PENDING_PAYMENT");
    }

    /** Whether the price is one that may be asked for. */
    boolean allows(long newPrice) {
        return newPrice > 0 && newPrice <= listPrice && newPrice != price;
    }

    void reprice(long newPrice) {
        price = newPrice;
    }

    View view() {
        return new View(
                orderNumber,
                version,
                status,
                buyerId,
                providerId,
                productId,
                productName,
                contactName,
                contactEmail,
                listPrice,
                price,
                currency,
                purchasedAt,
                payUntil,
                completedAt);
    }

    /** The order as callers see it. */
    record View(
            String orderNumber,
            long version,
            String status,
            String buyerId,
            String providerId,
            String productId,
            String productName,
            String contactName,
            String contactEmail,
            long listPrice,
            long price,
            String currency,
            Instant purchasedAt,
            Instant payUntil,
            @Nullable Instant completedAt) {}
}
