package marketplace.order.lane;

import marketplace.order.model.Actor;
import marketplace.order.model.OrderCommand;
import marketplace.platform.log.LogKeys;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Takes commands of this service itself to the lanes. */
@Component
public class MachineCommands {

    private static final Logger log = LoggerFactory.getLogger(MachineCommands.class);

    private final Lanes lanes;

    MachineCommands(Lanes lanes) {
        this.lanes = lanes;
    }

    /** Empty where the order's own history contradicts itself: nobody can mend that by trying again. */
    public Mono<Outcome> submit(OrderCommand command, Actor actor, @Nullable String traceParent) {
        return lanes.submit(new Submission(command, actor, null, null, traceParent))
                .onErrorResume(BrokenInvariantException.class, broken -> {
                    log.atError()
                            .addKeyValue(LogKeys.ORDER, command.orderNumber())
                            .setCause(broken)
                            .log("broken invariant of order {}", command.orderNumber());
                    return Mono.empty();
                });
    }
}
