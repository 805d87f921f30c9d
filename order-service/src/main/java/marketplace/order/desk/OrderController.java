package marketplace.order.desk;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.UUID;
import marketplace.contracts.Role;
import marketplace.order.attachment.AttachmentPurpose;
import marketplace.order.attachment.NamedAttachments;
import marketplace.order.delivery.ApiKeys;
import marketplace.order.desk.OrderCommands.Answer;
import marketplace.order.model.Contact;
import marketplace.order.model.OrderCommand;
import marketplace.order.policy.OrderPolicy;
import marketplace.order.problem.OrderProblems;
import marketplace.order.product.Product;
import marketplace.order.product.Products;
import marketplace.order.request.Conditions;
import marketplace.order.request.WriteHeaders;
import marketplace.order.vault.Vault;
import marketplace.order.view.OrderView;
import marketplace.platform.problem.ProblemException;
import marketplace.platform.security.Caller;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The buttons of an order: one endpoint each, named like the action. Every answer is the order after it. */
@RestController
@RequestMapping(path = "/v1/orders", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Orders: commands")
class OrderController {

    private final OrderCommands commands;
    private final OrderAnswers answers;
    private final Products products;
    private final OrderPolicy policy;
    private final Vault vault;
    private final ApiKeys keys;
    private final NamedAttachments files;

    OrderController(
            OrderCommands commands,
            OrderAnswers answers,
            Products products,
            OrderPolicy policy,
            Vault vault,
            ApiKeys keys,
            NamedAttachments files) {
        this.commands = commands;
        this.answers = answers;
        this.products = products;
        this.policy = policy;
        this.vault = vault;
        this.keys = keys;
        this.files = files;
    }

    @PostMapping
    @Operation(summary = "Place an order (buyer); needs an Idempotency-Key")
    @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
    Mono<ResponseEntity<OrderView>> place(
            Caller caller,
            @Conditions(keyRequired = true) WriteHeaders headers,
            @Valid @RequestBody OrderBodies.Place body) {
        caller.require(Role.BUYER);
        String number = commands.newOrderNumber(caller, headers);
        return products.offered(body.productId())
                .map(product -> place(number, product, body))
                .flatMap(command -> commands.place(caller, headers, command, body))
                .onErrorResume(ProblemException.class, refused -> placedBefore(caller, headers, body, refused))
                .map(answer -> answers.created(answer, caller));
    }

    @PostMapping("/{number}/reprice")
    @Operation(summary = "Change the price of an unpaid order (provider); open payment attempts become void")
    Mono<ResponseEntity<OrderView>> reprice(
            Caller caller,
            @PathVariable String number,
            @Conditions(versionRequired = true) WriteHeaders headers,
            @Valid @RequestBody OrderBodies.Reprice body) {
        return answers.press(caller, headers, body.command(number), body);
    }

    @PostMapping("/{number}/cancel")
    @Operation(summary = "Cancel while unpaid (buyer)")
    Mono<ResponseEntity<OrderView>> cancel(
            Caller caller,
            @PathVariable String number,
            WriteHeaders headers,
            @Valid @RequestBody OrderBodies.Cancel body) {
        return answers.press(caller, headers, new OrderCommand.CancelOrder(number, body.reason()), body);
    }

    @PostMapping("/{number}/open-payment-attempt")
    @Operation(
            summary =
                    "Ask to pay the price as it stands (buyer); the last payment attempt of the answer is the new one")
    Mono<ResponseEntity<OrderView>> openPaymentAttempt(
            Caller caller, @PathVariable String number, WriteHeaders headers) {
        String attemptId = "A-" + UUID.randomUUID();
        return answers.press(caller, headers, new OrderCommand.OpenPaymentAttempt(number, attemptId));
    }

    @PostMapping("/{number}/submit-requirement")
    @Operation(summary = "Submit the requirement form (buyer)")
    Mono<ResponseEntity<OrderView>> submitRequirement(
            Caller caller,
            @PathVariable String number,
            WriteHeaders headers,
            @Valid @RequestBody OrderBodies.Answers body) {
        return answers.press(
                caller,
                headers,
                files.find(caller, number, AttachmentPurpose.REQUIREMENT, body.attachments())
                        .map(named -> new OrderCommand.SubmitRequirement(number, body.answers(), named)),
                body);
    }

    @PostMapping("/{number}/edit-requirement")
    @Operation(summary = "Edit the form until the provider starts (buyer); the provider's clock runs on")
    Mono<ResponseEntity<OrderView>> editRequirement(
            Caller caller,
            @PathVariable String number,
            @Conditions(versionRequired = true) WriteHeaders headers,
            @Valid @RequestBody OrderBodies.Answers body) {
        return answers.press(
                caller,
                headers,
                files.find(caller, number, AttachmentPurpose.REQUIREMENT, body.attachments())
                        .map(named -> new OrderCommand.EditRequirement(number, body.answers(), named)),
                body);
    }

    @PostMapping("/{number}/return-requirement")
    @Operation(summary = "Send the form back (provider); time used of the start period stays used")
    Mono<ResponseEntity<OrderView>> returnRequirement(
            Caller caller,
            @PathVariable String number,
            WriteHeaders headers,
            @Valid @RequestBody OrderBodies.Reason body) {
        return answers.press(caller, headers, new OrderCommand.ReturnRequirement(number, body.reason()), body);
    }

    @PostMapping("/{number}/start")
    @Operation(summary = "Start the implementation (provider), naming the version of the requirement that it saw")
    Mono<ResponseEntity<OrderView>> start(
            Caller caller,
            @PathVariable String number,
            WriteHeaders headers,
            @Valid @RequestBody OrderBodies.Start body) {
        return answers.press(
                caller, headers, new OrderCommand.StartImplementation(number, body.requirementVersion()), body);
    }

    @PostMapping("/{number}/complete")
    @Operation(summary = "Declare completion with completion information (provider); only the buyer can read it")
    Mono<ResponseEntity<OrderView>> complete(
            Caller caller,
            @PathVariable String number,
            WriteHeaders headers,
            @Valid @RequestBody OrderBodies.Complete body) {
        String sealed = vault.seal(number, body.completionInformation());
        return answers.press(
                caller,
                headers,
                files.find(caller, number, AttachmentPurpose.COMPLETION, body.attachments())
                        .map(named -> new OrderCommand.CompleteImplementation(number, sealed, named)),
                body);
    }

    @PostMapping("/{number}/rotate-key")
    @Operation(
            summary = "Replace the key of an API (buyer); the old one counts no longer, the new one is in the delivery",
            description =
                    "At most so many times a day as the terms of the order say (10 by default), then limit-reached")
    Mono<ResponseEntity<OrderView>> rotateKey(Caller caller, @PathVariable String number, WriteHeaders headers) {
        return answers.press(caller, headers, new OrderCommand.RotateKey(number, keys.issue(number)));
    }

    @PostMapping("/{number}/confirm")
    @Operation(summary = "Confirm the completion (buyer)")
    Mono<ResponseEntity<OrderView>> confirm(Caller caller, @PathVariable String number, WriteHeaders headers) {
        return answers.press(caller, headers, new OrderCommand.ConfirmCompletion(number));
    }

    @PostMapping("/{number}/reject-completion")
    @Operation(summary = "Ask for rework (buyer); the next completion starts a full confirmation period")
    Mono<ResponseEntity<OrderView>> rejectCompletion(
            Caller caller,
            @PathVariable String number,
            WriteHeaders headers,
            @Valid @RequestBody OrderBodies.Reason body) {
        return answers.press(caller, headers, new OrderCommand.RejectCompletion(number, body.reason()), body);
    }

    private OrderCommand.PlaceOrder place(String number, Product product, OrderBodies.Place body) {
        if (!product.listed()) {
            throw new ProblemException(OrderProblems.PRODUCT_NOT_LISTED, "the provider has taken it off the list");
        }
        Contact contact = new Contact(
                body.contact().name(), body.contact().phone(), body.contact().email());
        return new OrderCommand.PlaceOrder(
                number,
                product.snapshot(),
                policy.terms(product.offer().deliveryMethod(), product.offer().deadlines()),
                contact);
    }

    /** A repetition gets the first answer even when the product cannot be ordered any more. */
    private Mono<Answer> placedBefore(
            Caller caller, WriteHeaders headers, OrderBodies.Place body, ProblemException refused) {
        return commands.placedBefore(caller, headers, body).switchIfEmpty(Mono.error(refused));
    }
}
