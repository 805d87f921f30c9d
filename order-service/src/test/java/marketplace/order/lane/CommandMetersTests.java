package marketplace.order.lane;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Locale;
import java.util.Map;
import marketplace.order.lane.CommandMeters.Ending;
import marketplace.order.model.OrderCommand;
import marketplace.order.model.OrderCommand.CancelOrder;
import marketplace.order.model.Refusal;
import marketplace.order.model.RefusalReason;
import org.junit.jupiter.api.Test;

class CommandMetersTests {

    private static final OrderCommand CANCEL = new CancelOrder("0000000000000000001", null);

    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final CommandMeters meters = new CommandMeters(registry);

    @Test
    void every_kind_of_command_has_a_counter_for_every_ending_from_the_start() {
        assertThat(registry.get("marketplace.commands")
                        .tag("command", "place-order")
                        .counters())
                .hasSize(Ending.values().length);
        assertThat(registry.get("marketplace.commands").counters())
                .hasSizeGreaterThan(30 * Ending.values().length)
                .allMatch(counter -> counter.count() == 0);
        assertThat(registry.get("marketplace.commands.refused").counters()).hasSize(RefusalReason.values().length);
    }

    @Test
    void a_refused_command_is_counted_with_its_reason() {
        Refusal refusal = new Refusal(RefusalReason.STALE_VERSION, "changed since", Map.of());

        meters.ended(CANCEL, new Decided.Answered(new Outcome.Refused(refusal, null)));

        assertThat(ended(Ending.REFUSED).count()).isEqualTo(1);
        assertThat(registry.get("marketplace.commands.refused")
                        .tag("reason", "stale-version")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(ended(Ending.ACCEPTED).count()).isZero();
    }

    @Test
    void what_breaks_and_what_is_repeated_is_told_apart() {
        meters.ended(CANCEL, new Decided.Broken(new IllegalStateException("broken")));
        meters.ended(CANCEL, new Decided.Answered(new Outcome.Replayed("0000000000000000001", 2)));
        meters.ended(CANCEL, Ending.FAILED);

        assertThat(ended(Ending.BROKEN).count()).isEqualTo(1);
        assertThat(ended(Ending.REPLAYED).count()).isEqualTo(1);
        assertThat(ended(Ending.FAILED).count()).isEqualTo(1);
    }

    private Counter ended(Ending ending) {
        return registry.get("marketplace.commands")
                .tag("command", "cancel-order")
                .tag("outcome", ending.name().toLowerCase(Locale.ROOT))
                .counter();
    }
}
