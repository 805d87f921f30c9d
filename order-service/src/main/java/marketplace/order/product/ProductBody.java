package marketplace.order.product;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import marketplace.order.model.DeliveryMethod;
import marketplace.order.model.RequirementTemplate.FieldKind;
import marketplace.order.request.MoneyBody;
import org.jspecify.annotations.Nullable;

/**
 * A product as its provider writes it.
 *
 * @param requirementTemplate absent where no form is asked for
 * @param delivery what is delivered by itself; absent for MANUAL
 * @param deadlines absent, or absent members: the marketplace's periods
 * @param listed whether it can be ordered; absent: yes
 */
record ProductBody(
        @NotBlank @Size(max = 120) String name,
        @NotNull @Valid MoneyBody listPrice,
        @NotNull DeliveryMethod deliveryMethod,
        @Valid @Nullable TemplateBody requirementTemplate,
        @Valid @Nullable DeliveryBody delivery,
        @Valid @Nullable DeadlinesBody deadlines,
        @Nullable Boolean listed) {

    /**
     * What is delivered by itself, each method with its own members.
     *
     * @param plan for SAAS: which of the provider's plans
     * @param imageId for IMAGE
     * @param region for IMAGE
     * @param endpoint for API: where it is called, https
     * @param quota for API: how much of it is bought, in words
     */
    record DeliveryBody(
            @Size(max = 100) @Nullable String plan,
            @Size(max = 100) @Nullable String imageId,
            @Size(max = 50) @Nullable String region,
            @Size(max = 500) @Nullable String endpoint,
            @Size(max = 200) @Nullable String quota) {}

    /** The form. */
    record TemplateBody(@NotEmpty @Size(max = 50) List<@Valid @NotNull FieldBody> fields) {}

    /**
     * One field of the form.
     *
     * @param maxLength longest answer; absent: 2000
     * @param choices for kind CHOICE
     */
    record FieldBody(
            @NotNull @Pattern(regexp = "[A-Za-z][A-Za-z0-9_-]{0,39}")
            String name,

            @NotBlank @Size(max = 200) String label,
            @NotNull FieldKind kind,
            boolean required,
            @Min(1) @Max(4000) @Nullable Integer maxLength,
            @Size(max = 50) @Nullable List<@NotBlank @Size(max = 100) String> choices) {}

    /** ISO 8601 durations of a minute to two years. */
    record DeadlinesBody(
            @Nullable Duration payment,
            @Nullable Duration requirement,
            @Nullable Duration start,
            @Nullable Duration confirmation) {}
}
