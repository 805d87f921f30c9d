package marketplace.contracts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The order as it stands after an event, without secrets and without contact data.
 *
 * @param status as in {@code AWAITING_START}; open to new values
 * @param price what the buyer has to pay or has paid
 * @param priceVersion 1 for the first price, one more with every reprice
 * @param completedAt when completion was confirmed, by whomever
 */
public record OrderSummary(
        String status,
        String buyerId,
        String providerId,
        String productId,
        String productName,
        String deliveryMethod,
        boolean requirementAsked,
        WireMoney listPrice,
        WireMoney price,
        int priceVersion,
        Instant purchasedAt,
        @Nullable Instant completedAt) {}
