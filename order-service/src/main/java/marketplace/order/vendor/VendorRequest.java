package marketplace.order.vendor;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One call, as the vendor reads it. Sent again it is the same in every byte.
 *
 * @param about for a query: the call that it asks about
 * @param idempotencyKey one per order and call; a query has that of the call that it asks about
 * @param instanceId null where none is known
 * @param until for a renewal: to when
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"call", "about", "idempotencyKey"})
public record VendorRequest(
        Call call,
        @Nullable Call about,
        String idempotencyKey,
        @JsonUnwrapped VendorOrder order,
        @Nullable String instanceId,
        @Nullable Instant until) {

    /** What a vendor can be asked to do. */
    public enum Call {
        CREATE,
        /** How a call stands that the vendor had accepted. */
        QUERY,
        RENEW,
        MODIFY,
        EXPIRE,
        DESTROY;

        /** As it is called on the wire. */
        @JsonValue
        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static VendorRequest create(VendorOrder order) {
        return new VendorRequest(Call.CREATE, null, key(order, Call.CREATE, ""), order, null, null);
    }

    /** Asks how an accepted call stands. */
    public static VendorRequest query(VendorRequest accepted) {
        return new VendorRequest(
                Call.QUERY, accepted.call(), accepted.idempotencyKey(), accepted.order(), accepted.instanceId(), null);
    }

    public static VendorRequest renew(VendorOrder order, String instanceId, Instant until) {
        return new VendorRequest(Call.RENEW, null, key(order, Call.RENEW, "/" + until), order, instanceId, until);
    }

    /**
     * Moves the instance to the plan that the order has now.
     *
     * @param turn tells one change from another, also from one back to the same plan
     */
    public static VendorRequest modify(VendorOrder order, String instanceId, String turn) {
        return new VendorRequest(Call.MODIFY, null, key(order, Call.MODIFY, "/" + turn), order, instanceId, null);
    }

    public static VendorRequest expire(VendorOrder order, String instanceId) {
        return new VendorRequest(Call.EXPIRE, null, key(order, Call.EXPIRE, ""), order, instanceId, null);
    }

    /** Ends whatever the order has, and what is being made for it. */
    public static VendorRequest destroy(VendorOrder order) {
        return new VendorRequest(Call.DESTROY, null, key(order, Call.DESTROY, ""), order, null, null);
    }

    /** Ends this instance alone: the order has another one. */
    public static VendorRequest destroy(VendorOrder order, String instanceId) {
        return new VendorRequest(
                Call.DESTROY, null, key(order, Call.DESTROY, "/" + instanceId), order, instanceId, null);
    }

    private static String key(VendorOrder order, Call call, String turn) {
        return "%s/%s%s".formatted(order.orderNumber(), call.wireName(), turn);
    }
}
