package marketplace.order.desk;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import marketplace.order.attachment.AttachmentPurpose;
import marketplace.order.attachment.NamedAttachments;
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

/** Disagreements that the operator settles. Every answer is the order after it. */
@RestController
@RequestMapping(path = "/v1/orders/{number}", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Orders: disputes")
class DisputeController {

    private final OrderAnswers answers;
    private final NamedAttachments files;

    DisputeController(OrderAnswers answers, NamedAttachments files) {
        this.answers = answers;
        this.files = files;
    }

    @PostMapping("/open-dispute")
    @Operation(summary = "Disagree (buyer, provider); every clock stands still until the operator has decided")
    Mono<ResponseEntity<OrderView>> openDispute(
            Caller caller,
            @PathVariable String number,
            WriteHeaders headers,
            @Valid @RequestBody ClaimBodies.OpenDispute body) {
        return answers.press(
                caller,
                headers,
                files.find(caller, number, AttachmentPurpose.EVIDENCE, body.attachments())
                        .map(named -> body.command(number, named)),
                body);
    }

    @PostMapping("/add-evidence")
    @Operation(summary = "Say more about a dispute (buyer, provider)")
    Mono<ResponseEntity<OrderView>> addEvidence(
            Caller caller,
            @PathVariable String number,
            WriteHeaders headers,
            @Valid @RequestBody ClaimBodies.AddEvidence body) {
        return answers.press(
                caller,
                headers,
                files.find(caller, number, AttachmentPurpose.EVIDENCE, body.attachments())
                        .map(named -> body.command(number, named)),
                body);
    }

    @PostMapping("/withdraw-dispute")
    @Operation(summary = "Take a dispute back (whoever opened it); clocks go on with the time that was left")
    Mono<ResponseEntity<OrderView>> withdrawDispute(Caller caller, @PathVariable String number, WriteHeaders headers) {
        return answers.press(caller, headers, new OrderCommand.WithdrawDispute(number));
    }

    @PostMapping("/decide-dispute")
    @Operation(summary = "Settle a dispute (operator): continue, cancel with a refund, or complete")
    Mono<ResponseEntity<OrderView>> decideDispute(
            Caller caller,
            @PathVariable String number,
            WriteHeaders headers,
            @Valid @RequestBody ClaimBodies.DecideDispute body) {
        return answers.press(caller, headers, body.command(number), body);
    }
}
