package marketplace.order.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import marketplace.order.policy.OrderPolicyProperties.Deadlines;
import marketplace.order.policy.OrderPolicyProperties.Limits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class OrderPolicyPropertiesTests {

    private final ApplicationContextRunner service =
            new ApplicationContextRunner().withUserConfiguration(Configured.class);

    @Test
    void defaults_are_those_of_the_domain() {
        OrderPolicyProperties expected = new OrderPolicyProperties(
                new Deadlines(
                        Duration.ofDays(7),
                        Duration.ofDays(90),
                        Duration.ofDays(15),
                        Duration.ofDays(15),
                        List.of(Duration.ofDays(3), Duration.ofDays(1))),
                new Limits(50, 100, 50, Duration.ofMinutes(30), 50, 20));

        service.run(context ->
                assertThat(context.getBean(OrderPolicyProperties.class)).isEqualTo(expected));
    }

    @Test
    void every_key_binds() {
        OrderPolicyProperties expected = new OrderPolicyProperties(
                new Deadlines(
                        Duration.ofMinutes(1),
                        Duration.ofHours(2),
                        Duration.ofDays(3),
                        Duration.ofDays(4),
                        List.of(Duration.ofMinutes(5))),
                new Limits(1, 2, 3, Duration.ofMinutes(4), 5, 6));

        service.withPropertyValues(
                        "marketplace.orders.deadlines.payment=1m",
                        "marketplace.orders.deadlines.requirement=PT2H",
                        "marketplace.orders.deadlines.start=3d",
                        "marketplace.orders.deadlines.confirmation=4d",
                        "marketplace.orders.deadlines.reminders=5m",
                        "marketplace.orders.limits.repricings=1",
                        "marketplace.orders.limits.highest-price-percent=2",
                        "marketplace.orders.limits.payment-attempts=3",
                        "marketplace.orders.limits.payment-attempt=4m",
                        "marketplace.orders.limits.requirement-versions=5",
                        "marketplace.orders.limits.rejections=6")
                .run(context ->
                        assertThat(context.getBean(OrderPolicyProperties.class)).isEqualTo(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "deadlines.payment=-7d",
                "deadlines.requirement=0s",
                "deadlines.start=59s",
                "deadlines.confirmation=732d",
                "deadlines.start=soon",
                "deadlines.reminders=3d,-1d",
                "limits.repricings=-1",
                "limits.highest-price-percent=0",
                "limits.highest-price-percent=1001",
                "limits.payment-attempts=0",
                "limits.payment-attempt=0s",
                "limits.requirement-versions=0",
                "limits.rejections=1001",
            })
    void no_service_starts_with_a_value_that_makes_no_sense(String setting) {
        service.withPropertyValues("marketplace.orders." + setting)
                .run(context -> assertThat(context).hasFailed());
    }

    @EnableConfigurationProperties(OrderPolicyProperties.class)
    static class Configured {}
}
