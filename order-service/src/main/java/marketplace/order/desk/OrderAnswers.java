package marketplace.order.desk;

import java.net.URI;
import java.time.Clock;
import java.util.Map;
import marketplace.order.desk.OrderCommands.Answer;
import marketplace.order.model.OrderCommand.PartyCommand;
import marketplace.order.request.WriteHeaders;
import marketplace.order.view.OrderView;
import marketplace.platform.security.Caller;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The answer to every button: the order after it, as the caller sees it, with its version as ETag. */
@Component
class OrderAnswers {

    private static final Map<String, String> NO_BODY = Map.of();

    private final OrderCommands commands;
    private final Clock clock;

    OrderAnswers(OrderCommands commands, Clock clock) {
        this.commands = commands;
        this.clock = clock;
    }

    /** Presses a button that takes nothing along. */
    Mono<ResponseEntity<OrderView>> press(Caller caller, WriteHeaders headers, PartyCommand command) {
        return press(caller, headers, command, NO_BODY);
    }

    /** Presses the button. */
    Mono<ResponseEntity<OrderView>> press(Caller caller, WriteHeaders headers, PartyCommand command, Object body) {
        return commands.press(caller, headers, command, body).map(answer -> with(ResponseEntity.ok(), answer, caller));
    }

    /** Presses the button once it is known which files go with it. */
    Mono<ResponseEntity<OrderView>> press(
            Caller caller, WriteHeaders headers, Mono<? extends PartyCommand> command, Object body) {
        return command.flatMap(complete -> press(caller, headers, complete, body));
    }

    ResponseEntity<OrderView> created(Answer answer, Caller caller) {
        return with(
                ResponseEntity.created(URI.create("/v1/orders/" + answer.order().number())), answer, caller);
    }

    private ResponseEntity<OrderView> with(ResponseEntity.BodyBuilder response, Answer answer, Caller caller) {
        ResponseEntity.BodyBuilder answered =
                answer.replayed() ? response.header(WriteHeaders.IDEMPOTENCY_REPLAYED, "true") : response;
        return answered.eTag(WriteHeaders.entityTag(answer.order().version()))
                .body(OrderView.of(answer.order(), caller.role(), clock.instant()));
    }
}
