package marketplace.order.policy;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import marketplace.order.model.DeadlinePolicy;
import marketplace.order.model.KeyRotations;
import marketplace.order.model.OrderLimits;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** What holds for orders placed from now on, where their product says nothing else. */
@Validated
@ConfigurationProperties("marketplace.orders")
record OrderPolicyProperties(
        @DefaultValue @NotNull @Valid Deadlines deadlines,
        @DefaultValue @NotNull @Valid Limits limits,
        @DefaultValue @NotNull @Valid ClaimProperties claims) {

    /** See {@link DeadlinePolicy}. Days are of 24 hours; periods from a minute to two years. */
    record Deadlines(
            @DefaultValue("7d") @NotNull @DurationMin(minutes = 1) @DurationMax(days = 731)
            Duration payment,

            @DefaultValue("90d") @NotNull @DurationMin(minutes = 1) @DurationMax(days = 731)
            Duration requirement,

            @DefaultValue("15d") @NotNull @DurationMin(minutes = 1) @DurationMax(days = 731)
            Duration start,

            @DefaultValue("15d") @NotNull @DurationMin(minutes = 1) @DurationMax(days = 731)
            Duration confirmation,

            @DefaultValue("3h") @NotNull @DurationMin(minutes = 1) @DurationMax(days = 731)
            Duration delivery,

            @DefaultValue("3d") @NotNull @DurationMin(minutes = 1) @DurationMax(days = 731)
            Duration refundAnswer,

            @DefaultValue({"3d", "1d"}) @NotNull @Size(max = 10)
            List<@NotNull @DurationMin(seconds = 1) Duration> reminders) {

        DeadlinePolicy policy() {
            return new DeadlinePolicy(payment, requirement, start, confirmation, delivery, refundAnswer, reminders);
        }
    }

    /** See {@link OrderLimits}. */
    record Limits(
            @DefaultValue("50") @Min(0) @Max(1000) int repricings,
            @DefaultValue("100") @Min(1) @Max(1000) int highestPricePercent,
            @DefaultValue("50") @Min(1) @Max(1000) int paymentAttempts,

            @DefaultValue("30m") @NotNull @DurationMin(seconds = 1) @DurationMax(days = 731)
            Duration paymentAttempt,

            @DefaultValue("50") @Min(1) @Max(1000) int requirementVersions,
            @DefaultValue("20") @Min(0) @Max(1000) int rejections,
            @DefaultValue @NotNull @Valid Rotations keyRotations) {

        OrderLimits limits() {
            return new OrderLimits(
                    repricings,
                    highestPricePercent,
                    paymentAttempts,
                    paymentAttempt,
                    requirementVersions,
                    rejections,
                    keyRotations.rotations());
        }
    }

    /** See {@link KeyRotations}. */
    record Rotations(
            @DefaultValue("10") @Min(1) @Max(1000) int times,

            @DefaultValue("24h") @NotNull @DurationMin(minutes = 1) @DurationMax(days = 31)
            Duration within) {

        KeyRotations rotations() {
            return new KeyRotations(times, within);
        }
    }
}
