package marketplace.order.desk;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import marketplace.order.model.OrderCommand;
import marketplace.order.request.MoneyBody;
import org.jspecify.annotations.Nullable;

/** What callers send with the buttons of an order. */
final class OrderBodies {

    private OrderBodies() {}

    record Place(
            @NotBlank @Size(max = 64) String productId,
            @NotNull @Valid ContactBody contact) {}

    /** How the provider reaches the buyer. */
    record ContactBody(
            @NotBlank @Size(max = 100) String name,
            @Pattern(regexp = "[0-9+() .-]{3,30}") @Nullable String phone,
            @Email @Size(max = 254) @Nullable String email) {}

    record Reprice(
            @NotNull @Valid MoneyBody price,
            @NotBlank @Size(max = 200) String reason) {

        OrderCommand.RepriceOrder command(String orderNumber) {
            return new OrderCommand.RepriceOrder(orderNumber, price.money("/price"), reason);
        }
    }

    record Cancel(@Size(max = 200) @Nullable String reason) {}

    /**
     * A form.
     *
     * @param answers by the name of the field; numbers may come as numbers or as text
     * @param attachments ids of all files that go with it, uploaded before; without it there are none
     */
    record Answers(
            @NotNull @Size(max = 50) Map<@NotBlank @Size(max = 40) String, @NotNull @Size(max = 4000) String> answers,

            @Size(max = 20) @Nullable List<@NotNull @Size(max = 64) String> attachments) {}

    record Reason(@NotBlank @Size(max = 500) String reason) {}

    /**
     * The provider begins.
     *
     * @param requirementVersion the version of the requirement that the provider saw; required where a form is asked for
     */
    record Start(@Min(1) @Nullable Integer requirementVersion) {}

    /**
     * What is handed over.
     *
     * @param attachments ids of files that go with it, uploaded before
     */
    record Complete(
            @NotBlank @Size(max = 4000) String completionInformation,
            @Size(max = 20) @Nullable List<@NotNull @Size(max = 64) String> attachments) {

        /** Not the generated one, which would print the secret. */
        @Override
        public String toString() {
            return "Complete[completionInformation=***]";
        }
    }
}
