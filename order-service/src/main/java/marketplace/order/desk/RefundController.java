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

/** Money back by agreement, and what the operator does about refunds that fail. Every answer is the order after it. */
@RestController
@RequestMapping(path = "/v1/orders/{number}", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Orders: refunds")
class RefundController {

    private final OrderAnswers answers;

    RefundController(OrderAnswers answers) {
        this.answers = answers;
    }

    @PostMapping("/ask-refund")
    @Operation(summary = "Ask for money back (buyer); the provider answers within 3 days, or its silence agrees")
    Mono<ResponseEntity<OrderView>> askRefund(
            Caller caller,
            @PathVariable String number,
            WriteHeaders headers,
            @Valid @RequestBody ClaimBodies.AskRefund body) {
        return answers.press(caller, headers, body.command(number), body);
    }

    @PostMapping("/agree-refund")
    @Operation(summary = "Agree to give the money back (provider); ends an order that is not completed")
    Mono<ResponseEntity<OrderView>> agreeRefund(
            Caller caller,
            @PathVariable String number,
            WriteHeaders headers,
            @Valid @RequestBody ClaimBodies.AgreeRefund body) {
        return answers.press(caller, headers, new OrderCommand.AgreeRefund(number, body.claim()), body);
    }

    @PostMapping("/refuse-refund")
    @Operation(summary = "Refuse to give the money back (provider); clocks go on with the time that was left")
    Mono<ResponseEntity<OrderView>> refuseRefund(
            Caller caller,
            @PathVariable String number,
            WriteHeaders headers,
            @Valid @RequestBody ClaimBodies.RefuseRefund body) {
        return answers.press(caller, headers, new OrderCommand.RefuseRefund(number, body.claim(), body.reason()), body);
    }

    @PostMapping("/withdraw-refund")
    @Operation(summary = "Take the wish for money back back (buyer); clocks go on with the time that was left")
    Mono<ResponseEntity<OrderView>> withdrawRefund(Caller caller, @PathVariable String number, WriteHeaders headers) {
        return answers.press(caller, headers, new OrderCommand.WithdrawRefund(number));
    }

    @PostMapping("/retry-refund")
    @Operation(summary = "Ask the payment platform once more for a refund that failed (operator)")
    Mono<ResponseEntity<OrderView>> retryRefund(
            Caller caller,
            @PathVariable String number,
            WriteHeaders headers,
            @Valid @RequestBody ClaimBodies.RetryRefund body) {
        return answers.press(caller, headers, new OrderCommand.RetryRefund(number, body.refundId()), body);
    }

    @PostMapping("/settle-refund")
    @Operation(
            summary = "Say that a refund that failed is paid by hand, or that one paid twice is put right (operator)",
            description =
                    "Press it before you pay: it stops the tries. A try that is under way may succeed all the same;"
                            + " the refund is then PAID_TWICE, the operator is told, and settling it once more says how it was"
                            + " put right.")
    Mono<ResponseEntity<OrderView>> settleRefund(
            Caller caller,
            @PathVariable String number,
            WriteHeaders headers,
            @Valid @RequestBody ClaimBodies.SettleRefund body) {
        return answers.press(
                caller, headers, new OrderCommand.SettleRefund(number, body.refundId(), body.note()), body);
    }
}
