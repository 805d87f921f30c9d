package marketplace.order.desk;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import marketplace.order.model.Attachment;
import marketplace.order.model.Dispute;
import marketplace.order.model.Money;
import marketplace.order.model.OrderCommand;
import marketplace.order.model.RefundClaim;
import marketplace.order.request.MoneyBody;
import org.jspecify.annotations.Nullable;

/** What callers send who do not agree, want more time, or look after refunds. */
final class ClaimBodies {

    private ClaimBodies() {}

    /**
     * Money back.
     *
     * @param amount absent for all that was paid
     */
    record AskRefund(
            @NotNull RefundClaim.Reason reason,
            @NotBlank @Size(max = 1000) String text,
            @Valid @Nullable MoneyBody amount) {

        OrderCommand.AskRefund command(String orderNumber) {
            return new OrderCommand.AskRefund(orderNumber, reason, text, money(amount, "/amount"));
        }
    }

    /**
     * Yes.
     *
     * @param claim the number of the claim that the provider saw
     */
    record AgreeRefund(@NotNull @Min(1) Integer claim) {}

    /**
     * No.
     *
     * @param claim the number of the claim that the provider saw
     */
    record RefuseRefund(
            @NotNull @Min(1) Integer claim,
            @NotBlank @Size(max = 500) String reason) {}

    /**
     * A disagreement.
     *
     * @param attachments ids of files that prove it, uploaded before
     */
    record OpenDispute(
            @NotBlank @Size(max = 4000) String reason,
            @Size(max = 20) @Nullable List<@NotNull @Size(max = 64) String> attachments) {

        OrderCommand.OpenDispute command(String orderNumber, List<Attachment> files) {
            return new OrderCommand.OpenDispute(orderNumber, reason, files);
        }
    }

    /**
     * More to say.
     *
     * @param attachments ids of files that prove it, uploaded before
     */
    record AddEvidence(
            @NotBlank @Size(max = 4000) String text,
            @Size(max = 20) @Nullable List<@NotNull @Size(max = 64) String> attachments) {

        OrderCommand.AddEvidence command(String orderNumber, List<Attachment> files) {
            return new OrderCommand.AddEvidence(orderNumber, text, files);
        }
    }

    /**
     * The operator's word.
     *
     * @param outcome CONTINUE, CANCEL or COMPLETE
     * @param refund with CANCEL: what goes back; absent for all that was paid
     * @param reason for both parties
     */
    record DecideDispute(
            @NotNull Dispute.Outcome outcome,
            @Valid @Nullable MoneyBody refund,
            @NotBlank @Size(max = 1000) String reason) {

        OrderCommand.DecideDispute command(String orderNumber) {
            return new OrderCommand.DecideDispute(orderNumber, outcome, money(refund, "/refund"), reason);
        }
    }

    record ProposeExtension(
            @NotNull Instant dueAt,
            @NotBlank @Size(max = 500) String reason) {}

    /**
     * An answer to a proposal.
     *
     * @param proposal the number of the proposal that the party saw
     */
    record AnswerExtension(@NotNull @Min(1) Integer proposal) {}

    /** Which refund, of several. */
    record RetryRefund(@NotBlank @Size(max = 200) String refundId) {}

    /**
     * It was paid back in another way.
     *
     * @param note how, for whoever asks later
     */
    record SettleRefund(
            @NotBlank @Size(max = 200) String refundId,
            @NotBlank @Size(max = 500) String note) {}

    private static @Nullable Money money(@Nullable MoneyBody body, String pointer) {
        return body == null ? null : body.money(pointer);
    }
}
