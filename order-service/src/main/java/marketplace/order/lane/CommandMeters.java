package marketplace.order.lane;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import marketplace.order.model.OrderCommand;
import marketplace.order.model.RefusalReason;
import marketplace.platform.meter.TagValues;

/** How commands end, by kind; and why they are refused. */
final class CommandMeters {

    private final Map<Class<?>, Map<Ending, Counter>> endings;
    private final Map<RefusalReason, Counter> refusals = new EnumMap<>(RefusalReason.class);

    CommandMeters(MeterRegistry meters) {
        this.endings = kinds(OrderCommand.class)
                .collect(Collectors.toUnmodifiableMap(kind -> kind, kind -> counters(meters, kind)));
        Arrays.stream(RefusalReason.values()).forEach(reason -> refusals.put(reason, counter(meters, reason)));
    }

    void ended(OrderCommand command, Decided decided) {
        switch (decided) {
            case Decided.Broken _ -> ended(command, Ending.BROKEN);
            case Decided.Answered(Outcome.Accepted _) -> ended(command, Ending.ACCEPTED);
            case Decided.Answered(Outcome.Replayed _) -> ended(command, Ending.REPLAYED);
            case Decided.Answered(Outcome.Refused refused) -> {
                ended(command, Ending.REFUSED);
                Objects.requireNonNull(refusals.get(refused.refusal().reason())).increment();
            }
        }
    }

    void ended(OrderCommand command, Ending ending) {
        Map<Ending, Counter> ofKind = Objects.requireNonNull(endings.get(command.getClass()));
        Objects.requireNonNull(ofKind.get(ending)).increment();
    }

    private static Stream<Class<?>> kinds(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(CommandMeters::kinds)
                : Stream.of(type);
    }

    private static Map<Ending, Counter> counters(MeterRegistry meters, Class<?> kind) {
        Map<Ending, Counter> counters = new EnumMap<>(Ending.class);
        for (Ending ending : Ending.values()) {
            counters.put(
                    ending,
                    Counter.builder("marketplace.commands")
                            .description("Commands that came to an end")
                            .tag("command", TagValues.of(kind))
                            .tag("outcome", TagValues.of(ending))
                            .register(meters));
        }
        return counters;
    }

    private static Counter counter(MeterRegistry meters, RefusalReason reason) {
        return Counter.builder("marketplace.commands.refused")
                .description("Commands that the rules refused")
                .tag("reason", TagValues.of(reason))
                .register(meters);
    }

    /** How a command ended. */
    enum Ending {
        ACCEPTED,
        REFUSED,
        REPLAYED,
        BROKEN,
        FAILED
    }
}
