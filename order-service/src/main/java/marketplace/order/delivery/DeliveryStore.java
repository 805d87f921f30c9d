package marketplace.order.delivery;

import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import marketplace.order.delivery.VendorDelivery.Made;
import marketplace.order.journal.OrderJson;
import marketplace.order.lane.OrderNumbers;
import marketplace.order.model.Order;
import marketplace.order.vendor.VendorRequest.Call;
import marketplace.platform.database.SqlValues;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Deliveries in the database, by its clock. Every write is one statement, and changes nothing for whoever is too late. */
@Component
class DeliveryStore {

    private static final String REQUEST = """
            insert into deliveries (lane, order_number, call, state, since, next_try_at, claim, attempts, asked, accepted,
                                    surplus, trace_parent)
            select :lane, order_number, 'CREATE', 'OPEN', clock_timestamp(), clock_timestamp(), '', 0, false, false,
                   '{}', trace_parent
              from unnest(:numbers, :traces) as n (order_number, trace_parent)
                on conflict do nothing
            """;

    /** While a create is in flight its answer is waited for: who is called twice at once answers neither well. */
    private static final String REVOKE = """
            insert into deliveries (lane, order_number, call, state, since, next_try_at, claim, attempts, asked, accepted,
                                    surplus, trace_parent)
            select distinct on (order_number)
                   :lane, order_number, 'DESTROY', 'OPEN', clock_timestamp(), clock_timestamp(), '', 0, false, false,
                   '{}'::text[], trace_parent
              from unnest(:numbers, :traces) as n (order_number, trace_parent)
                on conflict (lane, order_number) do update
               set call = 'DESTROY', state = 'OPEN', since = excluded.since, attempts = 0, accepted = false,
                   next_try_at = case when deliveries.claim = '' then excluded.next_try_at else deliveries.next_try_at end
             where deliveries.call = 'CREATE'
            """;

    private static final String DUE = """
            select order_number from deliveries
             where state = 'OPEN' and next_try_at <= clock_timestamp()
             order by next_try_at
             limit :most
            """;

    private static final String CLAIM = """
            with due as materialized (
                select lane, order_number from deliveries
                 where lane = :lane and order_number = any(:numbers) and state = 'OPEN' and next_try_at <= clock_timestamp()
                   for update skip locked)
            update deliveries d
               set claim = :claim, next_try_at = clock_timestamp() + make_interval(secs => :lease)
              from due
             where d.lane = due.lane and d.order_number = due.order_number
            returning d.order_number, d.claim, d.call, d.attempts, d.asked, d.accepted, d.instance_id, d.sealed_information,
                      d.surplus, d.trace_parent,
                      extract(epoch from clock_timestamp() - d.since)::float8 as age
            """;

    private static final String ORDER = """
            select agreed, document from orders where lane = :lane and order_number = :number
            """;

    /** Written before the vendor hears anything, so that nothing is ever made that nobody destroys. */
    private static final String ASK = """
            update deliveries set asked = true
             where lane = :lane and order_number = :number and claim = :claim and call = 'CREATE'
            """;

    /**
     * What a vendor says that it has made counts, whoever hears it and however late. The first instance is the order's; another one, or
     * one that is told of when all was destroyed, is surplus.
     */
    private static final String MADE = """
            with told as (
                select lane, order_number,
                       coalesce(instance_id <> :instance, call = 'DESTROY' and state <> 'OPEN')
                           and not :instance = any(surplus) as is_surplus
                  from deliveries
                 where lane = :lane and order_number = :number
                   for update)
            update deliveries d
               set instance_id = coalesce(instance_id, :instance),
                   sealed_information = coalesce(sealed_information, :sealed),
                   surplus = case when is_surplus then array_append(surplus, :instance) else surplus end,
                   next_try_at = case when is_surplus and state <> 'OPEN' then clock_timestamp() else next_try_at end,
                   state = case when is_surplus then 'OPEN' else state end
              from told
             where d.lane = told.lane and d.order_number = told.order_number
            returning d.order_number, :claim as claim, d.call, d.attempts, d.asked, d.accepted, d.instance_id,
                      d.sealed_information, d.surplus, d.trace_parent,
                      extract(epoch from clock_timestamp() - d.since)::float8 as age
            """;

    private static final String DESTROYED = """
            update deliveries set surplus = array_remove(surplus, :instance)
             where lane = :lane and order_number = :number
            """;

    /** What was decided for a create has no meaning for a destroy: where the delivery was revoked meanwhile, that is due now. */
    private static final String KEEP = """
            update deliveries
               set claim = '', changed_at = clock_timestamp(), failure = coalesce(:failure, failure),
                   state = case when call = :call and (surplus = '{}' or :state = 'GIVEN_UP') then :state else state end,
                   attempts = case when call = :call then :attempts else attempts end,
                   accepted = case when call = :call then :accepted else accepted end,
                   next_try_at = clock_timestamp() + make_interval(secs => case when call = :call then :delay else 0 end)
             where lane = :lane and order_number = :number and claim = :claim
            """;

    private static final double MILLIS = 1000;

    private final DatabaseClient database;

    DeliveryStore(DatabaseClient database) {
        this.database = database;
    }

    /** Completes once a create is due for all of these that were not known before. */
    Mono<Long> request(List<Wanted> wanted) {
        return write(REQUEST, wanted);
    }

    /** Completes once a destroy is due for all of these for which it was not before. */
    Mono<Long> revoke(List<Wanted> revoked) {
        return write(REVOKE, revoked);
    }

    /** Deliveries that are due, for this claim alone until the lease ends. */
    Flux<VendorDelivery> claimDue(String claim, int most, Duration lease) {
        Flux<String> due =
                database.sql(DUE).bind("most", most).mapValue(String.class).all();
        return LaneByLane.each(
                due,
                (lane, numbers) -> database.sql(CLAIM)
                        .bind("lane", lane)
                        .bind("numbers", numbers.toArray(String[]::new))
                        .bind("claim", claim)
                        .bind("lease", seconds(lease))
                        .map(DeliveryStore::delivery)
                        .all());
    }

    /** The order as it stands. */
    Mono<Order> order(VendorDelivery delivery) {
        return of(delivery, ORDER).map(OrderJson::readRow).one();
    }

    /** Whether a create may be sent: not when the delivery was revoked, or taken by another. */
    Mono<Boolean> ask(VendorDelivery delivery) {
        return of(delivery, ASK)
                .bind("claim", delivery.claim())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows > 0);
    }

    /** The delivery, now that the vendor has told of this instance. */
    Mono<VendorDelivery> made(VendorDelivery delivery, Made made) {
        return of(delivery, MADE)
                .bind("claim", delivery.claim())
                .bind("instance", made.instanceId())
                .bind("sealed", made.sealedInformation())
                .map(DeliveryStore::delivery)
                .one();
    }

    /** This instance is surplus no more. */
    Mono<Long> destroyed(VendorDelivery delivery, String instanceId) {
        return of(delivery, DESTROYED).bind("instance", instanceId).fetch().rowsUpdated();
    }

    /** Lets go of the delivery. */
    Mono<Long> keep(VendorDelivery delivery, Next next) {
        return of(delivery, KEEP)
                .bind("claim", delivery.claim())
                .bind("call", delivery.call().name())
                .bind("state", next.state().name())
                .bind("attempts", next.attempts())
                .bind("accepted", next.accepted())
                .bind("failure", SqlValues.nullable(next.failure(), String.class))
                .bind("delay", seconds(next.delay()))
                .fetch()
                .rowsUpdated();
    }

    private Mono<Long> write(String statement, List<Wanted> orders) {
        return LaneByLane.each(
                        Flux.fromIterable(orders),
                        Wanted::lane,
                        (lane, ofLane) -> database.sql(statement)
                                .bind("lane", lane)
                                .bind("numbers", texts(ofLane, Wanted::orderNumber))
                                .bind("traces", texts(ofLane, Wanted::traceParent))
                                .fetch()
                                .rowsUpdated())
                .reduce(0L, Long::sum);
    }

    private DatabaseClient.GenericExecuteSpec of(VendorDelivery delivery, String statement) {
        return database.sql(statement)
                .bind("lane", OrderNumbers.laneOf(delivery.orderNumber()).orElseThrow())
                .bind("number", delivery.orderNumber());
    }

    private static VendorDelivery delivery(Readable row) {
        return new VendorDelivery(
                SqlValues.required(row, "order_number", String.class),
                SqlValues.required(row, "claim", String.class),
                Call.valueOf(SqlValues.required(row, "call", String.class)),
                Duration.ofMillis(Math.round(SqlValues.required(row, "age", Double.class) * MILLIS)),
                SqlValues.required(row, "attempts", Integer.class),
                SqlValues.required(row, "asked", Boolean.class),
                SqlValues.required(row, "accepted", Boolean.class),
                made(row),
                List.of(SqlValues.required(row, "surplus", String[].class)),
                row.get("trace_parent", String.class));
    }

    private static @Nullable Made made(Readable row) {
        String instanceId = row.get("instance_id", String.class);
        return instanceId == null
                ? null
                : new Made(instanceId, SqlValues.required(row, "sealed_information", String.class));
    }

    private static String[] texts(Collection<Wanted> orders, Function<Wanted, @Nullable String> value) {
        return orders.stream().map(value).toArray(String[]::new);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / MILLIS;
    }
}
