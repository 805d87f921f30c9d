package marketplace.order.download.file;

import java.util.function.BiFunction;
import marketplace.order.query.OrderRow;
import org.jspecify.annotations.Nullable;

/** The columns of a file of orders, from left to right. */
@SuppressWarnings("ImmutableEnumChecker")
enum Column {
    ORDER_NUMBER(22, (cells, row) -> cells.text(row.orderNumber())),
    VERSION(8, (cells, row) -> cells.number(row.version())),
    STATUS(14, (cells, row) -> cells.label(row.status())),
    STATUS_CODE(24, (cells, row) -> cells.text(row.status().name())),
    PRODUCT_ID(38, (cells, row) -> cells.text(row.productId())),
    PRODUCT_NAME(30, (cells, row) -> cells.text(row.productName())),
    DELIVERY_METHOD(12, (cells, row) -> cells.label(row.deliveryMethod())),
    BUYER_ID(20, (cells, row) -> cells.text(row.buyerId())),
    PROVIDER_ID(20, (cells, row) -> cells.text(row.providerId())),
    LIST_PRICE(12, (cells, row) -> cells.money(row.listPrice(), row.currency())),
    PRICE(12, (cells, row) -> cells.money(row.price(), row.currency())),
    CURRENCY(8, (cells, row) -> cells.text(row.currency())),
    PURCHASED_AT(26, (cells, row) -> cells.time(row.purchasedAt())),
    PAID_AT(26, (cells, row) -> cells.time(row.paidAt())),
    STARTED_AT(26, (cells, row) -> cells.time(row.startedAt())),
    DONE_AT(26, (cells, row) -> cells.time(row.doneAt())),
    COMPLETED_AT(26, (cells, row) -> cells.time(row.completedAt())),
    CANCELLED_AT(
            26,
            (cells, row) -> row.cancellation() == null
                    ? null
                    : cells.time(row.cancellation().at())),
    CANCEL_CAUSE(
            20,
            (cells, row) -> row.cancellation() == null
                    ? null
                    : cells.label(row.cancellation().cause())),
    CANCEL_REASON(
            30,
            (cells, row) -> row.cancellation() == null
                    ? null
                    : cells.text(row.cancellation().reason())),
    DEADLINE(20, (cells, row) -> cells.label(row.deadline())),
    DUE_AT(26, (cells, row) -> cells.time(row.dueAt())),
    MUST_ACT(
            10,
            (cells, row) ->
                    row.deadline() == null ? null : cells.label(row.deadline().mustAct())),
    REFUND_STATE(12, (cells, row) -> cells.label(Refunds.state(row))),
    REFUND_AMOUNT(
            12, (cells, row) -> Refunds.state(row) == null ? null : cells.money(Refunds.amount(row), row.currency())),
    REFUNDED_AMOUNT(
            12, (cells, row) -> Refunds.state(row) == null ? null : cells.money(Refunds.arrived(row), row.currency())),
    KEPT_AMOUNT(12, (cells, row) -> row.paidAt() == null ? null : cells.money(Refunds.kept(row), row.currency())),
    REFUND_CLAIM(
            14,
            (cells, row) -> row.claim() == null ? null : cells.label(row.claim().state())),
    CLAIM_REASON(
            20,
            (cells, row) -> row.claim() == null ? null : cells.label(row.claim().reason())),
    CLAIM_AMOUNT(
            12,
            (cells, row) -> row.claim() == null
                    ? null
                    : cells.money(
                            row.claim().amount().amount(), row.claim().amount().currency())),
    CLAIMED_AT(
            26,
            (cells, row) -> row.claim() == null ? null : cells.time(row.claim().askedAt())),
    OPEN_DISPUTE(8, (cells, row) -> cells.flag(row.disputed())),
    DELIVERY_REFERENCE(38, (cells, row) -> cells.text(row.deliveryReference())),
    REVOKED_AT(26, (cells, row) -> cells.time(row.revokedAt()));

    private final int width;
    private final BiFunction<Cells, OrderRow, @Nullable Cell> cell;

    Column(int width, BiFunction<Cells, OrderRow, @Nullable Cell> cell) {
        this.width = width;
        this.cell = cell;
    }

    /** In characters, where a format has such a thing. */
    int width() {
        return width;
    }

    /** What stands in this column for an order; null where there is nothing. */
    @Nullable
    Cell of(Cells cells, OrderRow row) {
        return cell.apply(cells, row);
    }
}
