package marketplace.order.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import marketplace.order.model.RefundWindow.Until;
import marketplace.order.policy.ClaimProperties.Manual;
import marketplace.order.policy.ClaimProperties.None;
import marketplace.order.policy.ClaimProperties.Retries;
import marketplace.order.policy.ClaimProperties.Saas;
import marketplace.order.policy.ClaimProperties.Windows;
import marketplace.order.policy.OrderPolicyProperties.Deadlines;
import marketplace.order.policy.OrderPolicyProperties.Limits;
import marketplace.order.policy.OrderPolicyProperties.Rotations;
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
                        Duration.ofHours(3),
                        Duration.ofDays(3),
                        List.of(Duration.ofDays(3), Duration.ofDays(1))),
                new Limits(50, 100, 50, Duration.ofMinutes(30), 50, 20, new Rotations(10, Duration.ofHours(24))),
                new ClaimProperties(
                        ZoneId.of("Asia/Shanghai"),
                        new Windows(
                                new Manual(Until.COMPLETION, 0),
                                new Saas(Until.DAYS, 5),
                                new None(Until.NEVER, 0),
                                new None(Until.NEVER, 0)),
                        10,
                        Duration.ofDays(15),
                        5,
                        50,
                        20,
                        Duration.ofDays(90),
                        new Retries(Duration.ofMinutes(1), Duration.ofHours(6), 10)));

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
                        Duration.ofHours(5),
                        Duration.ofDays(6),
                        List.of(Duration.ofMinutes(5))),
                new Limits(1, 2, 3, Duration.ofMinutes(4), 5, 6, new Rotations(7, Duration.ofHours(8))),
                new ClaimProperties(
                        ZoneId.of("Europe/Berlin"),
                        new Windows(
                                new Manual(Until.DAYS, 1),
                                new Saas(Until.NEVER, 2),
                                new None(Until.COMPLETION, 3),
                                new None(Until.DAYS, 4)),
                        7,
                        Duration.ofDays(8),
                        9,
                        10,
                        11,
                        Duration.ofDays(12),
                        new Retries(Duration.ofSeconds(13), Duration.ofHours(14), 15)));

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
                        "marketplace.orders.limits.rejections=6",
                        "marketplace.orders.limits.key-rotations.times=7",
                        "marketplace.orders.limits.key-rotations.within=8h",
                        "marketplace.orders.deadlines.delivery=5h",
                        "marketplace.orders.deadlines.refund-answer=6d",
                        "marketplace.orders.claims.zone=Europe/Berlin",
                        "marketplace.orders.claims.refunds.manual.until=days",
                        "marketplace.orders.claims.refunds.manual.days=1",
                        "marketplace.orders.claims.refunds.saas.until=never",
                        "marketplace.orders.claims.refunds.saas.days=2",
                        "marketplace.orders.claims.refunds.image.until=completion",
                        "marketplace.orders.claims.refunds.image.days=3",
                        "marketplace.orders.claims.refunds.api.until=days",
                        "marketplace.orders.claims.refunds.api.days=4",
                        "marketplace.orders.claims.refund-claims=7",
                        "marketplace.orders.claims.dispute-after-completion=8d",
                        "marketplace.orders.claims.disputes=9",
                        "marketplace.orders.claims.evidence=10",
                        "marketplace.orders.claims.extensions=11",
                        "marketplace.orders.claims.longest-extension=12d",
                        "marketplace.orders.claims.refund-retries.first=13s",
                        "marketplace.orders.claims.refund-retries.longest=14h",
                        "marketplace.orders.claims.refund-retries.tries=15")
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
                "limits.key-rotations.times=0",
                "limits.key-rotations.within=32d",
                "deadlines.delivery=0s",
                "deadlines.refund-answer=732d",
                "claims.zone=Mars/Base",
                "claims.refunds.manual.until=sometimes",
                "claims.refunds.saas.days=-1",
                "claims.refund-claims=-1",
                "claims.dispute-after-completion=732d",
                "claims.disputes=1001",
                "claims.evidence=0",
                "claims.extensions=-1",
                "claims.longest-extension=0s",
                "claims.refund-retries.first=0s",
                "claims.refund-retries.longest=32d",
                "claims.refund-retries.tries=0",
            })
    void no_service_starts_with_a_value_that_makes_no_sense(String setting) {
        service.withPropertyValues("marketplace.orders." + setting)
                .run(context -> assertThat(context).hasFailed());
    }

    @EnableConfigurationProperties(OrderPolicyProperties.class)
    static class Configured {}
}
