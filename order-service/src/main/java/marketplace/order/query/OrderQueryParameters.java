package marketplace.order.query;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonFormat.Feature;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import marketplace.order.model.DeliveryMethod;
import marketplace.order.model.OrderStatus;
import marketplace.order.query.OrderQuery.Sorting;
import marketplace.order.query.OrderQuery.TimeBasis;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;

/** The query as callers write it, the same for pages, counts and downloads. Text: what cannot be read is answered by name. */
@ParameterObject
public record OrderQueryParameters(
        @Parameter(
                description = "Which time from and to are about: PURCHASE (orders of every status) or COMPLETION"
                        + " (completed orders only)",
                schema = @Schema(implementation = TimeBasis.class, defaultValue = "PURCHASE"),
                example = "PURCHASE")
        @Nullable
        String timeBasis,

        @Parameter(
                description =
                        "First instant of the range: a date (its first instant in the zone), a local time in the zone,"
                                + " or a time with offset",
                example = "2026-11-01")
        @Nullable
        String from,

        @Parameter(description = "First instant past the range, written like from", example = "2026-12-01") @Nullable
        String to,

        @Parameter(
                description = "IANA name of the time zone of from and to",
                schema = @Schema(defaultValue = "UTC"),
                example = "Asia/Shanghai")
        @Nullable
        String zone,

        @Parameter(
                description = "Any of these statuses",
                array = @ArraySchema(schema = @Schema(implementation = OrderStatus.class)),
                example = "[\"AWAITING_START\", \"IN_PROGRESS\"]")
        @JsonFormat(with = Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
        @Nullable
        List<String> status,

        @Parameter(
                description = "Any of these delivery methods",
                array = @ArraySchema(schema = @Schema(implementation = DeliveryMethod.class)),
                example = "[\"MANUAL\"]")
        @JsonFormat(with = Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
        @Nullable
        List<String> deliveryMethod,

        @Parameter(
                description = "Any of these products, at most 50",
                example = "[\"5b0c8f1e-3f4d-4a53-9c0b-7d2f4e6a1b90\"]")
        @JsonFormat(with = Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
        @Nullable
        List<String> productId,

        @Parameter(description = "The buyer", example = "buyer-lan") @Nullable
        String buyerId,

        @Parameter(description = "The provider", example = "provider-yunqi") @Nullable
        String providerId,

        @Parameter(
                description = "Lowest current price in minor units, itself included",
                schema = @Schema(type = "integer", format = "int64"),
                example = "10000")
        @Nullable
        String minPrice,

        @Parameter(
                description = "Highest current price in minor units, itself included",
                schema = @Schema(type = "integer", format = "int64"),
                example = "99900")
        @Nullable
        String maxPrice,

        @Parameter(
                description = "Currency of minPrice and maxPrice",
                schema = @Schema(defaultValue = "CNY"),
                example = "CNY")
        @Nullable
        String currency,

        @Parameter(
                description = "A deadline runs that is due within this ISO 8601 duration from now, or is overdue",
                example = "PT48H")
        @Nullable
        String deadlineWithin,

        @Parameter(
                description = "Whether a refund needs the operator: it has failed and not succeeded since, or may"
                        + " have been paid twice",
                schema = @Schema(type = "boolean"),
                example = "true")
        @Nullable
        String refundFailed,

        @Parameter(description = "Whether the order is disputed", schema = @Schema(type = "boolean"), example = "false")
        @Nullable
        String disputed,

        @Parameter(description = "Exactly this order number", example = "00301K9ZC4W0Q7HTM2X") @Nullable
        String orderNumber,

        @Parameter(
                description = "By the time of timeBasis",
                schema = @Schema(implementation = Sorting.class, defaultValue = "NEWEST_FIRST"),
                example = "OLDEST_FIRST")
        @Nullable
        String sort) {

    /** Nothing is asked for in particular. */
    public static final OrderQueryParameters NONE = new OrderQueryParameters(
            null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);
}
