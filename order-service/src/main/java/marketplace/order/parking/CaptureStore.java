package marketplace.order.parking;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import marketplace.contracts.PaymentEventMessage.PaymentCaptured;
import marketplace.platform.database.SqlValues;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Which order each capture was told of first. Keys of commands cannot tell: they are unique within a lane only. */
@Component
class CaptureStore {

    /**
     * The update changes nothing, but makes the statement return what stands, even what another one has written at this moment. All
     * statements lock in the same order.
     */
    private static final String CLAIM = """
            insert into captures as c (capture_id, order_number, first_told_at)
            select distinct on (capture_id) capture_id, order_number, :now
              from unnest(:captures, :numbers) with ordinality as t (capture_id, order_number, place)
             order by capture_id, place
                on conflict (capture_id) do update set order_number = c.order_number
            returning capture_id, order_number
            """;

    private final DatabaseClient database;
    private final ParkingProperties properties;
    private final Clock clock;

    CaptureStore(DatabaseClient database, ParkingProperties properties, Clock clock) {
        this.database = database;
        this.properties = properties;
        this.clock = clock;
    }

    /** What is known of all captures among the events, from now on at least that these were told. */
    Mono<FirstTold> firstTold(List<PaymentEvent> events) {
        List<PaymentCaptured> captures = events.stream()
                .map(PaymentEvent::message)
                .filter(PaymentCaptured.class::isInstance)
                .map(PaymentCaptured.class::cast)
                .toList();
        return captures.isEmpty() ? Mono.just(new FirstTold(Map.of())) : claim(captures);
    }

    private Mono<FirstTold> claim(List<PaymentCaptured> captures) {
        return database.sql(CLAIM)
                .bind("now", clock.instant())
                .bind(
                        "captures",
                        captures.stream().map(PaymentCaptured::captureId).toArray(String[]::new))
                .bind(
                        "numbers",
                        captures.stream().map(PaymentCaptured::orderNumber).toArray(String[]::new))
                .map(row -> Map.entry(
                        SqlValues.required(row, "capture_id", String.class),
                        SqlValues.required(row, "order_number", String.class)))
                .all()
                .timeout(properties.silence(), Mono.error(SilentDatabaseException::new))
                .collectMap(Map.Entry::getKey, Map.Entry::getValue)
                .map(FirstTold::new);
    }
}
