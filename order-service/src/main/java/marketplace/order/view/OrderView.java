package marketplace.order.view;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import marketplace.contracts.Role;
import marketplace.order.model.Action;
import marketplace.order.model.Clocks;
import marketplace.order.model.Deadline;
import marketplace.order.model.DeadlineKind;
import marketplace.order.model.DeliveryMethod;
import marketplace.order.model.Implementation;
import marketplace.order.model.Order;
import marketplace.order.model.OrderEvent.CancelCause;
import marketplace.order.model.OrderStatus;
import marketplace.order.model.Payments;
import marketplace.order.model.Payments.RefundState;
import marketplace.order.model.Pricing;
import marketplace.order.model.Requirement;
import marketplace.order.model.RequirementTemplate;
import marketplace.order.request.MoneyBody;
import org.jspecify.annotations.Nullable;

/** An order as its buyer, its provider and the operator see it. Completion information is not part of it. */
public record OrderView(
        String orderNumber,
        long version,
        OrderStatus status,
        String buyerId,
        String providerId,
        Product product,
        MoneyBody listPrice,
        MoneyBody price,
        int priceVersion,
        Instant purchasedAt,
        @Nullable Instant paidAt,
        @Nullable Instant startedAt,
        @Nullable Instant completedAt,
        @Nullable Cancellation cancellation,
        @Nullable Contact contact,
        @Nullable RequirementTemplate requirementTemplate,
        @Nullable Form requirement,
        @Nullable Completion completion,
        List<Attempt> paymentAttempts,
        List<Refund> refunds,
        List<Repricing> repricings,
        List<RefundClaimView> refundClaims,
        List<DisputeView> disputes,
        List<ExtensionView> extensions,
        @Nullable DeliveryView delivery,
        @Nullable Running running,
        List<Paused> paused,
        List<String> allowedActions) {

    /**
     * The order as it stands.
     *
     * @param now when the answer is given: a payment attempt may have expired by then
     */
    public static OrderView of(Order order, Role role, Instant now) {
        Order.Cancellation cancelled = order.cancellation();
        return new OrderView(
                order.number(),
                order.version(),
                order.status(),
                order.identity().buyerId(),
                order.identity().providerId(),
                Product.of(order),
                MoneyBody.of(order.pricing().listPrice()),
                MoneyBody.of(order.pricing().price()),
                order.pricing().priceVersion(),
                order.milestones().purchasedAt(),
                order.milestones().paidAt(),
                order.implementation().startedAt(),
                order.milestones().completedAt(),
                cancelled == null ? null : new Cancellation(cancelled.cause(), cancelled.reason(), cancelled.at()),
                role == Role.SERVICE ? null : Contact.of(order),
                order.product().requirementTemplate(),
                Form.of(order.requirement(), role),
                Completion.of(order.implementation(), role),
                order.payments().attempts().stream()
                        .map(attempt -> Attempt.of(attempt, order, now))
                        .toList(),
                order.payments().refunds().stream()
                        .map(refund -> Refund.of(refund, order))
                        .toList(),
                order.pricing().history().stream().map(Repricing::of).toList(),
                order.claims().refunds().stream().map(RefundClaimView::of).toList(),
                order.claims().disputes().stream()
                        .map(dispute -> DisputeView.of(dispute, role))
                        .toList(),
                order.extensions().proposals().stream().map(ExtensionView::of).toList(),
                DeliveryView.of(order),
                Running.of(order.clocks().running()),
                order.clocks().paused().stream().map(Paused::of).toList(),
                allowedActions(order, role, now));
    }

    public static List<String> allowedActions(Order order, Role role, Instant now) {
        return Action.allowed(order, role, now).stream().map(Action::path).toList();
    }

    public record Product(String id, String name, DeliveryMethod deliveryMethod, boolean requirementAsked) {
        public static Product of(Order order) {
            return new Product(
                    order.product().id(),
                    order.product().name(),
                    order.product().deliveryMethod(),
                    order.product().requirementAsked());
        }
    }

    public record Cancellation(CancelCause cause, @Nullable String reason, Instant at) {}

    /** How to reach the buyer; for the parties and the operator, not for other services. */
    public record Contact(
            String name, @Nullable String phone, @Nullable String email) {
        static Contact of(Order order) {
            marketplace.order.model.Contact contact = order.identity().contact();
            return new Contact(contact.name(), contact.phone(), contact.email());
        }
    }

    /** The requirement form as it was filled in last. */
    public record Form(
            int version,
            FormState state,
            Map<String, String> answers,
            List<NamedFile> attachments,
            Instant submittedAt,
            @Nullable String returnReason) {

        static @Nullable Form of(@Nullable Requirement requirement, Role role) {
            return requirement == null
                    ? null
                    : new Form(
                            requirement.version(),
                            requirement.returnReason() == null ? FormState.SUBMITTED : FormState.RETURNED,
                            requirement.answers(),
                            NamedFile.of(requirement.attachments(), role),
                            requirement.submittedAt(),
                            requirement.returnReason());
        }
    }

    public enum FormState {
        SUBMITTED,
        RETURNED
    }

    /** How often the provider declared completion; what it handed over is asked for separately, by the buyer alone. */
    public record Completion(
            int round, @Nullable Instant doneAt, List<NamedFile> attachments, List<Rejection> rejections) {

        static @Nullable Completion of(Implementation implementation, Role role) {
            return implementation.round() == 0
                    ? null
                    : new Completion(
                            implementation.round(),
                            implementation.doneAt(),
                            NamedFile.of(implementation.attachments(), role),
                            implementation.rejections().stream()
                                    .map(rejected -> new Rejection(rejected.round(), rejected.reason(), rejected.at()))
                                    .toList());
        }
    }

    public record Rejection(int round, String reason, Instant at) {}

    /**
     * A way to pay this very amount while it is open.
     *
     * @param expiresAt money that is taken after this instant goes back
     */
    public record Attempt(
            @Schema(
                    description = "What names the payment: give the payment platform this as its reference, together"
                            + " with the order number. Its captures name it again.")
            String attemptId,

            int priceVersion,
            MoneyBody amount,
            Instant expiresAt,

            @Schema(
                    description =
                            "OPEN: can be paid. VOID: the price has changed since. EXPIRED: expiresAt has passed."
                                    + " CLOSED: the order is paid or cancelled. Money for any but an OPEN one goes back in full.")
            AttemptState state) {

        static Attempt of(Payments.Attempt attempt, Order order, Instant now) {
            return new Attempt(
                    attempt.id(),
                    attempt.priceVersion(),
                    MoneyBody.of(attempt.amount()),
                    attempt.expiresAt(),
                    state(attempt, order, now));
        }

        private static AttemptState state(Payments.Attempt attempt, Order order, Instant now) {
            if (attempt.priceVersion() != order.pricing().priceVersion()) {
                return AttemptState.VOID;
            }
            if (order.status() != OrderStatus.PENDING_PAYMENT) {
                return AttemptState.CLOSED;
            }
            return attempt.isExpiredAt(now) ? AttemptState.EXPIRED : AttemptState.OPEN;
        }
    }

    public enum AttemptState {
        OPEN,
        EXPIRED,
        VOID,
        CLOSED
    }

    public record Refund(
            String refundId,
            MoneyBody amount,
            String cause,
            RefundState state,
            @Nullable String failure,
            int tries,

            @Schema(
                    description = "When the payment platform is asked again by itself for a refund that is FAILED;"
                            + " absent where only an operator does that.")
            @Nullable
            Instant nextTryAt,

            @Nullable String note) {
        static Refund of(Payments.Refund refund, Order order) {
            return new Refund(
                    refund.id(),
                    MoneyBody.of(refund.amount()),
                    refund.cause(),
                    refund.state(),
                    refund.failure(),
                    refund.tries(),
                    order.terms().claims().refundRetries().next(refund).orElse(null),
                    refund.note());
        }
    }

    public record Repricing(MoneyBody before, MoneyBody after, Instant at, String by, String reason) {
        static Repricing of(Pricing.Repricing change) {
            return new Repricing(
                    MoneyBody.of(change.before()),
                    MoneyBody.of(change.after()),
                    change.at(),
                    change.by(),
                    change.reason());
        }
    }

    /**
     * The deadline that runs.
     *
     * @param dueAt it is missed strictly after this instant
     * @param mustAct who has to act in time
     * @param onExpiry what happens otherwise
     */
    public record Running(
            String deadlineId,
            DeadlineKind kind,
            Instant startedAt,
            Instant dueAt,
            Role mustAct,
            DeadlineKind.Expiry onExpiry) {

        public static @Nullable Running of(@Nullable Deadline deadline) {
            return deadline == null
                    ? null
                    : new Running(
                            deadline.id(),
                            deadline.kind(),
                            deadline.startedAt(),
                            deadline.dueAt(),
                            deadline.kind().mustAct(),
                            deadline.kind().onExpiry());
        }
    }

    /** A clock that stands still while a claim is open, and goes on with the time that was left. */
    public record Paused(DeadlineKind kind, Duration left) {
        static Paused of(Clocks.Paused paused) {
            return new Paused(paused.kind(), paused.left());
        }
    }
}
