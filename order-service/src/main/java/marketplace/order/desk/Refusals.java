package marketplace.order.desk;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import marketplace.contracts.Role;
import marketplace.order.access.Standing;
import marketplace.order.access.VisibleOrders;
import marketplace.order.lane.Outcome;
import marketplace.order.model.Order;
import marketplace.order.model.PriceBounds;
import marketplace.order.model.RefusalReason;
import marketplace.order.problem.OrderProblems;
import marketplace.order.problem.RequestProblems;
import marketplace.order.request.MoneyBody;
import marketplace.platform.problem.PlatformProblems;
import marketplace.platform.problem.ProblemException;
import marketplace.platform.problem.ProblemException.FieldError;
import marketplace.platform.problem.ProblemType;

/** Refusals of the rules as problems that say where the order stands and what the caller may do instead. */
final class Refusals {

    /** Prices that are too low or too high. */
    private static final Set<RefusalReason> OUTSIDE =
            EnumSet.of(RefusalReason.PRICE_NOT_POSITIVE, RefusalReason.PRICE_OUT_OF_BOUNDS);

    private Refusals() {}

    static ProblemException problem(Outcome.Refused refused, Role role, Instant now) {
        ProblemException problem = new ProblemException(
                type(refused.refusal().reason()), refused.refusal().detail());
        if (!refused.refusal().fields().isEmpty()) {
            List<FieldError> errors = refused.refusal().fields().entrySet().stream()
                    .map(field -> new FieldError(field.getKey(), field.getValue()))
                    .toList();
            problem = problem.member("errors", errors);
        }
        Order order = refused.order();
        if (order == null) {
            return problem;
        }
        return withOrder(
                OUTSIDE.contains(refused.refusal().reason()) ? withBounds(problem, order) : problem, order, role, now);
    }

    static ProblemException notFound() {
        return VisibleOrders.notFound();
    }

    /** Says where the order stands and what the caller may do instead. */
    static ProblemException withOrder(ProblemException problem, Order order, Role role, Instant now) {
        return Standing.of(order, role, now, problem);
    }

    private static ProblemException withBounds(ProblemException problem, Order order) {
        PriceBounds bounds = PriceBounds.of(order);
        return problem.member("lowest", MoneyBody.of(bounds.lowest()))
                .member("highest", MoneyBody.of(bounds.highest()));
    }

    private static ProblemType type(RefusalReason reason) {
        return switch (reason) {
            case ORDER_NOT_FOUND -> OrderProblems.ORDER_NOT_FOUND;
            case ROLE_NOT_ALLOWED -> PlatformProblems.FORBIDDEN_ROLE;
            case ALREADY_PAID -> OrderProblems.ALREADY_PAID;
            case ORDER_CANCELLED -> OrderProblems.ORDER_CANCELLED;
            case STALE_VERSION -> RequestProblems.STALE_VERSION;
            case IDEMPOTENCY_KEY_REUSED -> RequestProblems.IDEMPOTENCY_KEY_REUSED;
            case PRICE_UNCHANGED -> OrderProblems.PRICE_UNCHANGED;
            case PRICE_NOT_POSITIVE -> OrderProblems.PRICE_NOT_POSITIVE;
            case PRICE_OUT_OF_BOUNDS -> OrderProblems.PRICE_OUT_OF_BOUNDS;
            case PRICE_CURRENCY_DIFFERS -> OrderProblems.PRICE_CURRENCY_DIFFERS;
            case REQUIREMENT_INVALID -> OrderProblems.REQUIREMENT_INVALID;
            case FILE_GONE -> PlatformProblems.INVALID_REQUEST;
            case REQUIREMENT_CHANGED -> OrderProblems.REQUIREMENT_CHANGED;
            case LIMIT_REACHED -> OrderProblems.LIMIT_REACHED;
            case ORDER_DISPUTED -> OrderProblems.ORDER_DISPUTED;
            case REFUND_OPEN -> OrderProblems.REFUND_OPEN;
            case NOT_REFUNDABLE -> OrderProblems.NOT_REFUNDABLE;
            case REFUND_AMOUNT_INVALID -> OrderProblems.REFUND_AMOUNT_INVALID;
            case CLAIM_CHANGED -> OrderProblems.CLAIM_CHANGED;
            case OUTCOME_NOT_POSSIBLE -> OrderProblems.OUTCOME_NOT_POSSIBLE;
            case DUE_TIME_INVALID -> OrderProblems.DUE_TIME_INVALID;
            case REFUND_UNKNOWN -> OrderProblems.REFUND_UNKNOWN;
            case REFUND_NOT_FAILED -> OrderProblems.REFUND_NOT_FAILED;
            case ACTION_NOT_ALLOWED, ALREADY_RECORDED, DEADLINE_NOT_RUNNING, DEADLINE_NOT_DUE ->
                OrderProblems.ACTION_NOT_ALLOWED;
            case NOT_DELIVERING, WRONG_DELIVERER -> OrderProblems.ACTION_NOT_ALLOWED;
        };
    }
}
