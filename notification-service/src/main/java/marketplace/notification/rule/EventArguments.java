package marketplace.notification.rule;

import java.time.Instant;
import java.util.Currency;
import java.util.regex.Pattern;
import marketplace.contracts.OrderEventDetails.CompletionConfirmed;
import marketplace.contracts.OrderEventDetails.CompletionRejected;
import marketplace.contracts.OrderEventDetails.DeadlineReminded;
import marketplace.contracts.OrderEventDetails.DeliveryRequested;
import marketplace.contracts.OrderEventDetails.DeliveryRevoked;
import marketplace.contracts.OrderEventDetails.DeliveryTroubled;
import marketplace.contracts.OrderEventDetails.DeliveryUndone;
import marketplace.contracts.OrderEventDetails.DisputeDecided;
import marketplace.contracts.OrderEventDetails.DisputeOpened;
import marketplace.contracts.OrderEventDetails.DisputeWithdrawn;
import marketplace.contracts.OrderEventDetails.EvidenceAdded;
import marketplace.contracts.OrderEventDetails.ExtensionAccepted;
import marketplace.contracts.OrderEventDetails.ExtensionDeclined;
import marketplace.contracts.OrderEventDetails.ExtensionProposed;
import marketplace.contracts.OrderEventDetails.ImplementationCompleted;
import marketplace.contracts.OrderEventDetails.ImplementationStarted;
import marketplace.contracts.OrderEventDetails.KeyIssued;
import marketplace.contracts.OrderEventDetails.KeyRotated;
import marketplace.contracts.OrderEventDetails.OrderCancelled;
import marketplace.contracts.OrderEventDetails.OrderDelivered;
import marketplace.contracts.OrderEventDetails.OrderPaid;
import marketplace.contracts.OrderEventDetails.OrderPlaced;
import marketplace.contracts.OrderEventDetails.OrderRepriced;
import marketplace.contracts.OrderEventDetails.PaymentAttemptOpened;
import marketplace.contracts.OrderEventDetails.RefundAgreed;
import marketplace.contracts.OrderEventDetails.RefundAsked;
import marketplace.contracts.OrderEventDetails.RefundCompleted;
import marketplace.contracts.OrderEventDetails.RefundFailed;
import marketplace.contracts.OrderEventDetails.RefundRefused;
import marketplace.contracts.OrderEventDetails.RefundRequested;
import marketplace.contracts.OrderEventDetails.RefundRetried;
import marketplace.contracts.OrderEventDetails.RefundSettled;
import marketplace.contracts.OrderEventDetails.RefundWithdrawn;
import marketplace.contracts.OrderEventDetails.RequirementEdited;
import marketplace.contracts.OrderEventDetails.RequirementReturned;
import marketplace.contracts.OrderEventDetails.RequirementSubmitted;
import marketplace.contracts.OrderEventDetails.StrayCaptureReceived;
import marketplace.contracts.OrderEventMessage;
import marketplace.contracts.WireDeadline;
import marketplace.contracts.WireMoney;
import marketplace.notification.message.Arguments;
import marketplace.notification.message.Code;
import marketplace.notification.message.Code.Kind;
import marketplace.notification.message.PlainText;
import marketplace.platform.kafka.PoisonException;
import org.jspecify.annotations.Nullable;

/** What an event says that a text may name. */
final class EventArguments {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,63}");
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    private EventArguments() {}

    /**
     * Takes the values out of the event.
     *
     * @throws PoisonException when the event holds what can neither be stored nor shown, however often it is tried
     */
    static Arguments of(OrderEventMessage event) {
        check(event);
        WireDeadline deadline = event.deadline();
        return new Arguments(
                event.orderNumber(),
                PlainText.oneLine(event.order().productName()),
                known(amount(event)),
                event.details() instanceof OrderRepriced repriced ? known(repriced.before()) : null,
                deadline == null ? null : possible(deadline.dueAt()),
                deadline == null ? null : deadline.onExpiry(),
                reason(event),
                code(event),
                event.details() instanceof ExtensionProposed extension ? possible(extension.dueAt()) : null);
    }

    private static WireMoney amount(OrderEventMessage event) {
        WireMoney told = switch (event.details()) {
            case OrderRepriced repriced -> repriced.after();
            case OrderPaid paid -> paid.amount();
            case StrayCaptureReceived stray -> stray.amount();
            case PaymentAttemptOpened attempt -> attempt.amount();
            case RefundRequested refund -> refund.amount();
            case RefundCompleted refund -> refund.amount();
            case RefundFailed refund -> refund.amount();
            case RefundRetried refund -> refund.amount();
            case RefundSettled refund -> refund.amount();
            case RefundAsked asked -> asked.amount();
            case RefundAgreed agreed -> agreed.amount();
            case DisputeDecided decided -> decided.refund();
            case OrderPlaced _, OrderCancelled _, DeadlineReminded _, CompletionConfirmed _, CompletionRejected _ ->
                null;
            case RequirementSubmitted _, RequirementEdited _, RequirementReturned _ -> null;
            case ImplementationStarted _, ImplementationCompleted _ -> null;
            case DeliveryRequested _, DeliveryTroubled _, OrderDelivered _, DeliveryRevoked _, DeliveryUndone _ -> null;
            case KeyIssued _, KeyRotated _, RefundRefused _, RefundWithdrawn _ -> null;
            case DisputeOpened _, EvidenceAdded _, DisputeWithdrawn _ -> null;
            case ExtensionProposed _, ExtensionAccepted _, ExtensionDeclined _ -> null;
        };
        return told == null ? event.order().price() : told;
    }

    private static @Nullable String reason(OrderEventMessage event) {
        String written = switch (event.details()) {
            case OrderRepriced repriced -> repriced.reason();
            case RequirementReturned returned -> returned.reason();
            case CompletionRejected rejected -> rejected.reason();
            case OrderCancelled cancelled -> cancelled.reason();
            case RefundFailed refund -> refund.reason();
            case RefundAsked asked -> asked.text();
            case RefundRefused refused -> refused.reason();
            case DisputeOpened opened -> opened.reason();
            case DisputeDecided decided -> decided.reason();
            case ExtensionProposed proposed -> proposed.reason();
            case OrderPlaced _, PaymentAttemptOpened _, OrderPaid _, StrayCaptureReceived _ -> null;
            case RequirementSubmitted _, RequirementEdited _, ImplementationStarted _ -> null;
            case ImplementationCompleted _, CompletionConfirmed _, DeadlineReminded _ -> null;
            case RefundRequested _, RefundCompleted _, RefundRetried _, RefundSettled _ -> null;
            case DeliveryRequested _, DeliveryTroubled _, OrderDelivered _, DeliveryRevoked _, DeliveryUndone _ -> null;
            case KeyIssued _, KeyRotated _, RefundAgreed _, RefundWithdrawn _ -> null;
            case EvidenceAdded _, DisputeWithdrawn _, ExtensionAccepted _, ExtensionDeclined _ -> null;
        };
        String line = written == null ? "" : PlainText.oneLine(written);
        return line.isEmpty() ? null : line;
    }

    /** Of the many events with codes in them, those whose code is said in a text. */
    private static @Nullable Code code(OrderEventMessage event) {
        return switch (event.details()) {
            case DeliveryTroubled(String trouble) -> code(Kind.TROUBLE, trouble);
            case RefundAsked asked -> code(Kind.REFUND_REASON, asked.reason());
            case DisputeDecided decided -> code(Kind.OUTCOME, decided.outcome());
            case ExtensionProposed _, ExtensionAccepted _, ExtensionDeclined _
            when event.deadline() != null -> code(Kind.TIME_TO, event.deadline().kind());
            default -> null;
        };
    }

    private static Code code(Kind kind, String value) {
        return new Code(kind, PlainText.oneLine(value));
    }

    private static void check(OrderEventMessage event) {
        requireId("orderNumber", event.orderNumber());
        requireId("buyerId", event.order().buyerId());
        requireId("providerId", event.order().providerId());
        requirePossible(event.occurredAt());
        if (event.version() < 1) {
            throw new PoisonException("version is not positive");
        }
    }

    private static void requireId(String field, String value) {
        if (!ID.matcher(value).matches()) {
            throw new PoisonException(field + " is no id");
        }
    }

    private static Instant possible(Instant instant) {
        requirePossible(instant);
        return instant;
    }

    private static void requirePossible(Instant instant) {
        if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
            throw new PoisonException("an instant is out of range");
        }
    }

    private static WireMoney known(WireMoney money) {
        try {
            Currency.getInstance(money.currency());
            return money;
        } catch (IllegalArgumentException unknown) {
            throw new PoisonException("a currency is unknown");
        }
    }
}
