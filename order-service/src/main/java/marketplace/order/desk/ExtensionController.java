package marketplace.order.desk;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import marketplace.order.model.OrderCommand;
import marketplace.order.request.WriteHeaders;
import marketplace.order.view.OrderView;
import marketplace.platform.security.Caller;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** More time by agreement. Every answer is the order after it. */
@RestController
@RequestMapping(path = "/v1/orders/{number}", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Orders: extensions")
class ExtensionController {

    private final OrderAnswers answers;

    ExtensionController(OrderAnswers answers) {
        this.answers = answers;
    }

    @PostMapping("/propose-extension")
    @Operation(summary = "Propose a later due time for the deadline that runs (buyer, provider)")
    Mono<ResponseEntity<OrderView>> proposeExtension(
            Caller caller,
            @PathVariable String number,
            WriteHeaders headers,
            @Valid @RequestBody ClaimBodies.ProposeExtension body) {
        return answers.press(
                caller, headers, new OrderCommand.ProposeExtension(number, body.dueAt(), body.reason()), body);
    }

    @PostMapping("/accept-extension")
    @Operation(summary = "Accept the later due time that the other party proposed")
    Mono<ResponseEntity<OrderView>> acceptExtension(
            Caller caller,
            @PathVariable String number,
            WriteHeaders headers,
            @Valid @RequestBody ClaimBodies.AnswerExtension body) {
        return answers.press(caller, headers, new OrderCommand.AcceptExtension(number, body.proposal()), body);
    }

    @PostMapping("/decline-extension")
    @Operation(summary = "Decline the later due time that the other party proposed")
    Mono<ResponseEntity<OrderView>> declineExtension(
            Caller caller,
            @PathVariable String number,
            WriteHeaders headers,
            @Valid @RequestBody ClaimBodies.AnswerExtension body) {
        return answers.press(caller, headers, new OrderCommand.DeclineExtension(number, body.proposal()), body);
    }
}
