package marketplace.order.policy;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.ZoneId;
import marketplace.order.model.ClaimTerms;
import marketplace.order.model.DeliveryMethod;
import marketplace.order.model.RefundRetries;
import marketplace.order.model.RefundWindow;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What parties who do not agree may do, see {@link ClaimTerms}. Refund windows by delivery method: the marketplace's own rules.
 *
 * @param zone where days of a refund window begin and end
 */
record ClaimProperties(
        @DefaultValue("Asia/Shanghai") @NotNull ZoneId zone,
        @DefaultValue @NotNull @Valid Windows refunds,
        @DefaultValue("10") @Min(0) @Max(1000) int refundClaims,

        @DefaultValue("15d") @NotNull @DurationMin(seconds = 0) @DurationMax(days = 731)
        Duration disputeAfterCompletion,

        @DefaultValue("5") @Min(0) @Max(1000) int disputes,
        @DefaultValue("50") @Min(1) @Max(1000) int evidence,
        @DefaultValue("20") @Min(0) @Max(1000) int extensions,

        @DefaultValue("90d") @NotNull @DurationMin(minutes = 1) @DurationMax(days = 731)
        Duration longestExtension,

        @DefaultValue @NotNull @Valid Retries refundRetries) {

    ClaimTerms terms(DeliveryMethod method) {
        return new ClaimTerms(
                refunds.of(method).window(zone),
                refundClaims,
                disputeAfterCompletion,
                disputes,
                evidence,
                extensions,
                longestExtension,
                refundRetries.retries());
    }

    /** See {@link RefundRetries}. */
    record Retries(
            @DefaultValue("1m") @NotNull @DurationMin(seconds = 1) @DurationMax(days = 31)
            Duration first,

            @DefaultValue("6h") @NotNull @DurationMin(seconds = 1) @DurationMax(days = 31)
            Duration longest,

            @DefaultValue("10") @Min(1) @Max(1000) int tries) {

        RefundRetries retries() {
            return new RefundRetries(first, longest, tries);
        }
    }

    /** Until when a buyer may ask for money back. */
    record Windows(
            @DefaultValue @NotNull @Valid Manual manual,
            @DefaultValue @NotNull @Valid Saas saas,
            @DefaultValue @NotNull @Valid None image,
            @DefaultValue @NotNull @Valid None api) {

        Window of(DeliveryMethod method) {
            return switch (method) {
                case MANUAL -> manual;
                case SAAS -> saas;
                case IMAGE -> image;
                case API -> api;
            };
        }
    }

    /** One of them; the records differ in their defaults alone. */
    sealed interface Window {

        RefundWindow.Until until();

        int days();

        default RefundWindow window(ZoneId zone) {
            return new RefundWindow(until(), days(), zone);
        }
    }

    record Manual(
            @DefaultValue("COMPLETION") @NotNull RefundWindow.Until until,
            @DefaultValue("0") @Min(0) @Max(731) int days)
            implements Window {}

    record Saas(
            @DefaultValue("DAYS") @NotNull RefundWindow.Until until,
            @DefaultValue("5") @Min(0) @Max(731) int days) implements Window {}

    record None(
            @DefaultValue("NEVER") @NotNull RefundWindow.Until until,
            @DefaultValue("0") @Min(0) @Max(731) int days) implements Window {}
}
