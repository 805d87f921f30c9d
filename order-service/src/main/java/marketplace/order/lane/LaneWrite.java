package marketplace.order.lane;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import marketplace.order.journal.JournalRow;
import marketplace.order.journal.OrderJson;
import marketplace.order.model.Deadline;
import marketplace.order.model.Order;
import marketplace.platform.database.SqlValues;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Everything that a batch changes, in one statement. */
final class LaneWrite {

    private static final String WRITE = """
            with journaled as (
                insert into journal (lane, position, order_number, order_version, type, occurred_at, actor_role, actor_id,
                                     buyer_id, provider_id, command_key, command_digest, trace_parent, event, payload)
                select j.lane, j.position, j.order_number, j.order_version, j.type, j.occurred_at, j.actor_role, j.actor_id,
                       j.buyer_id, j.provider_id, j.command_key, j.command_digest, j.trace_parent, j.event::jsonb, j.payload
                  from unnest(:rowLanes, :rowPositions, :rowNumbers, :rowVersions, :rowTypes, :rowTimes, :rowRoles, :rowActors,
                              :rowBuyers, :rowProviders, :rowKeys, :rowDigests, :rowTraces, string_to_array(:rowEvents, :separator),
                              string_to_array(:rowPayloads, :separator))
                    as j (lane, position, order_number, order_version, type, occurred_at, actor_role, actor_id,
                          buyer_id, provider_id, command_key, command_digest, trace_parent, event, payload)
                returning 1
            ), given as (
                select *
                  from unnest(:lanes, :numbers, :versions, :statuses, :buyers, :providers, :products, :methods,
                              :amounts, :currencies, :purchases, :completions, :dues, :opens, :refundsFailed, :disputes,
                              :retries, string_to_array(:documents, :separator), string_to_array(:agreed, :separator, ''))
                    as o (lane, order_number, version, status, buyer_id, provider_id, product_id, delivery_method,
                          price_amount, price_currency, purchased_at, completed_at, deadline_due_at, open, refund_failed,
                          disputed, refund_retry_at, document, agreed)
            ), placed as (
                insert into orders (lane, order_number, version, status, buyer_id, provider_id, product_id, delivery_method,
                                    price_amount, price_currency, purchased_at, completed_at, deadline_due_at, open,
                                    refund_failed, disputed, refund_retry_at, document, agreed)
                select lane, order_number, version, status, buyer_id, provider_id, product_id, delivery_method,
                       price_amount, price_currency, purchased_at, completed_at, deadline_due_at,
                       open, refund_failed, disputed, refund_retry_at, document::jsonb, agreed::jsonb
                  from given where agreed is not null
                returning 1
            ), changed as (
                update orders o
                   set version = g.version, status = g.status, price_amount = g.price_amount, completed_at = g.completed_at,
                       deadline_due_at = g.deadline_due_at, open = g.open, refund_failed = g.refund_failed,
                       disputed = g.disputed, refund_retry_at = g.refund_retry_at, document = g.document::jsonb,
                       agreed = coalesce(o.agreed, jsonb_build_object('identity', o.document -> 'identity',
                                                                      'product', o.document -> 'product',
                                                                      'terms', o.document -> 'terms'))
                  from given g
                 where g.agreed is null and o.lane = g.lane and o.order_number = g.order_number
                returning 1
            ), moved as (
                update lanes set position = m.position
                  from unnest(:movedLanes, :movedPositions) as m (lane, position)
                 where lanes.lane = m.lane
                returning 1
            )
            select (select count(*) from journaled) as journaled,
                   (select count(*) from placed) as placed,
                   (select count(*) from changed) as changed,
                   (select count(*) from moved) as moved
            """;

    /** Stands in no JSON text, which escapes control characters. */
    private static final String SEPARATOR = "\u001f";

    private final BatchResult result;
    private final Function<Order, String> document;

    /**
     * What a batch changes.
     *
     * @param document what of an order its document holds
     */
    LaneWrite(BatchResult result, Function<Order, String> document) {
        this.result = result;
        this.document = document;
    }

    Mono<Void> execute(DatabaseClient database) {
        DatabaseClient.GenericExecuteSpec statement = bindOrders(bindRows(database.sql(WRITE)));
        List<Map.Entry<Integer, Long>> moved = List.copyOf(result.positions().entrySet());
        return statement
                .bind("movedLanes", moved.stream().map(Map.Entry::getKey).toArray(Integer[]::new))
                .bind("movedPositions", moved.stream().map(Map.Entry::getValue).toArray(Long[]::new))
                .map(row -> List.of(
                        SqlValues.required(row, "journaled", Long.class),
                        SqlValues.required(row, "placed", Long.class),
                        SqlValues.required(row, "changed", Long.class),
                        SqlValues.required(row, "moved", Long.class)))
                .one()
                .doOnNext(this::requireComplete)
                .then();
    }

    private DatabaseClient.GenericExecuteSpec bindRows(DatabaseClient.GenericExecuteSpec statement) {
        return statement
                .bind("rowLanes", rows(JournalRow::lane, Integer[]::new))
                .bind("rowPositions", rows(JournalRow::position, Long[]::new))
                .bind("rowNumbers", rows(JournalRow::orderNumber, String[]::new))
                .bind("rowVersions", rows(row -> row.recorded().version(), Long[]::new))
                .bind("rowTypes", rows(JournalRow::type, String[]::new))
                .bind("rowTimes", rows(row -> row.recorded().at(), Instant[]::new))
                .bind("rowRoles", rows(row -> row.recorded().actor().role().name(), String[]::new))
                .bind("rowActors", rows(row -> row.recorded().actor().id(), String[]::new))
                .bind("rowBuyers", rows(JournalRow::buyerId, String[]::new))
                .bind("rowProviders", rows(JournalRow::providerId, String[]::new))
                .bind(
                        "rowKeys",
                        rows(
                                row -> row.commandKey() == null
                                        ? null
                                        : row.commandKey().text(),
                                String[]::new))
                .bind(
                        "rowDigests",
                        rows(
                                row -> row.commandKey() == null
                                        ? null
                                        : row.commandKey().digest(),
                                String[]::new))
                .bind("rowTraces", rows(JournalRow::traceParent, String[]::new))
                .bind("rowEvents", texts(result.rows(), JournalRow::event))
                .bind("rowPayloads", texts(result.rows(), JournalRow::payload))
                .bind("separator", SEPARATOR);
    }

    private DatabaseClient.GenericExecuteSpec bindOrders(DatabaseClient.GenericExecuteSpec statement) {
        return statement
                .bind(
                        "lanes",
                        orders(order -> OrderNumbers.laneOf(order.number()).orElseThrow(), Integer[]::new))
                .bind("numbers", orders(Order::number, String[]::new))
                .bind("versions", orders(Order::version, Long[]::new))
                .bind("statuses", orders(order -> order.status().name(), String[]::new))
                .bind("buyers", orders(order -> order.identity().buyerId(), String[]::new))
                .bind("providers", orders(order -> order.identity().providerId(), String[]::new))
                .bind("products", orders(order -> order.product().id(), String[]::new))
                .bind(
                        "methods",
                        orders(order -> order.product().deliveryMethod().name(), String[]::new))
                .bind("amounts", orders(order -> order.pricing().price().amount(), Long[]::new))
                .bind("currencies", orders(order -> order.pricing().price().currency(), String[]::new))
                .bind("purchases", orders(order -> order.milestones().purchasedAt(), Instant[]::new))
                .bind("completions", orders(order -> order.milestones().completedAt(), Instant[]::new))
                .bind("dues", orders(LaneWrite::dueAt, Instant[]::new))
                .bind("opens", orders(order -> !order.status().isFinal(), Boolean[]::new))
                .bind("refundsFailed", orders(order -> order.payments().needsOperator(), Boolean[]::new))
                .bind("disputes", orders(order -> order.claims().openDispute().isPresent(), Boolean[]::new))
                .bind("retries", orders(order -> order.refundRetryAt().orElse(null), Instant[]::new))
                .bind("documents", texts(result.orders(), document))
                .bind("agreed", texts(result.orders(), this::agreed));
    }

    /** Nothing where it is written already. */
    private String agreed(Order order) {
        return isPlaced(order) ? OrderJson.writeAgreed(order) : "";
    }

    private boolean isPlaced(Order order) {
        return result.placed().contains(order.number());
    }

    private <T> T[] rows(Function<JournalRow, @Nullable T> value, Function<Integer, T[]> array) {
        return result.rows().stream().map(value).toArray(array::apply);
    }

    private <T> T[] orders(Function<Order, @Nullable T> value, Function<Integer, T[]> array) {
        return result.orders().stream().map(value).toArray(array::apply);
    }

    /** All in one, for the database to take apart: of an array each character is looked at, once here and once there. */
    private static <T> String texts(List<T> written, Function<T, String> json) {
        return written.stream().map(json).collect(Collectors.joining(SEPARATOR));
    }

    private static @Nullable Instant dueAt(Order order) {
        Deadline running = order.clocks().running();
        return running == null ? null : running.dueAt();
    }

    private void requireComplete(List<Long> written) {
        long placed = result.orders().stream().filter(this::isPlaced).count();
        List<Long> expected =
                List.of((long) result.rows().size(), placed, result.orders().size() - placed, (long)
                        result.positions().size());
        if (!written.equals(expected)) {
            throw new IllegalStateException("wrote %s rows, expected %s".formatted(written, expected));
        }
    }
}
