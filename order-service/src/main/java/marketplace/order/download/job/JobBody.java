package marketplace.order.download.job;

import io.swagger.v3.oas.annotations.media.Schema;
import marketplace.order.query.OrderQueryParameters;
import org.jspecify.annotations.Nullable;

/**
 * A file that somebody wants.
 *
 * @param query the same names as the parameters of the list of orders; everything when there is none
 */
record JobBody(
        @Schema(
                allowableValues = {"csv", "xlsx"},
                defaultValue = "csv")
        @Nullable
        String format,

        @Schema(
                allowableValues = {"zh-CN", "en"},
                defaultValue = "zh-CN")
        @Nullable
        String language,

        @Nullable Boolean bom,
        @Nullable OrderQueryParameters query) {}
