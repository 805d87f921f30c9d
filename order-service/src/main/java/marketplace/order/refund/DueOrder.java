package marketplace.order.refund;

import java.time.Instant;
import java.util.List;
import marketplace.order.model.OrderCommand.RetryFailedRefund;

/**
 * An order of which a refund is due.
 *
 * @param dueAt since when, as the table says
 * @param retries what to do about it; nothing where the order cannot be read
 */
record DueOrder(int lane, String number, Instant dueAt, List<RetryFailedRefund> retries) {}
