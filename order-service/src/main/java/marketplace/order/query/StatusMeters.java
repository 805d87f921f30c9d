package marketplace.order.query;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import marketplace.order.model.OrderStatus;
import marketplace.platform.meter.Level;
import marketplace.platform.meter.Readings;
import marketplace.platform.meter.TagValues;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class StatusMeters {

    private static final Duration EVERY = Duration.ofMinutes(1);

    @Bean
    Readings orderStatusReadings(StatusSample sample, MeterRegistry meters) {
        Map<OrderStatus, Level> levels = new EnumMap<>(OrderStatus.class);
        Arrays.stream(OrderStatus.values()).forEach(status -> levels.put(status, level(meters, status)));
        return new Readings(
                "orders by status",
                EVERY,
                () -> sample.orders().doOnNext(orders -> show(orders, levels)).then(),
                List.copyOf(levels.values()));
    }

    private static Level level(MeterRegistry meters, OrderStatus status) {
        return Level.of(
                meters, "marketplace.orders", "Orders of the status, estimated", "status", TagValues.of(status));
    }

    private static void show(Map<OrderStatus, Double> orders, Map<OrderStatus, Level> levels) {
        orders.forEach(
                (status, count) -> Objects.requireNonNull(levels.get(status)).set(count));
    }
}
