package marketplace.order.letter;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import marketplace.contracts.Role;
import marketplace.contracts.Topics;
import marketplace.order.request.Reading;
import marketplace.order.request.Settlement;
import marketplace.platform.problem.PlatformProblems;
import marketplace.platform.problem.ProblemException;
import marketplace.platform.security.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Dead letters over HTTP, for operators only. */
@RestController
@RequestMapping(path = "/v1/dead-letters", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Dead letters")
class DeadLetterController {

    private static final Pattern ID = Pattern.compile("[0-9]{1,18}");

    private static final Set<String> LIST_PARAMETERS = Set.of("state", "topic", "after", "limit");
    private static final String STATES = "one of " + Arrays.toString(LetterState.values());

    private final DeadLetterDesk desk;
    private final DeadLetterStore store;

    DeadLetterController(DeadLetterDesk desk, DeadLetterStore store) {
        this.desk = desk;
        this.store = store;
    }

    @GetMapping
    @Operation(summary = "Records that a service could not handle (operator), oldest first, without their bodies")
    Mono<DeadLetter.DeadLetters> list(
            Caller caller,
            @Parameter(description = "Of any state where missing", schema = @Schema(implementation = LetterState.class))
                    @RequestParam(required = false)
                    @Nullable
                    String state,
            @Parameter(
                            description = "Of any topic where missing",
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {
                                                Topics.ORDER_EVENTS,
                                                Topics.ORDER_COMMANDS,
                                                Topics.PAYMENT_EVENTS,
                                                Topics.DELIVERY_EVENTS
                                            }))
                    @RequestParam(required = false)
                    @Nullable
                    String topic,
            @Parameter(
                            description = "nextAfter of the page before",
                            schema = @Schema(type = "integer", format = "int64", defaultValue = "0"))
                    @RequestParam(required = false)
                    @Nullable
                    String after,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
            @RequestParam @Parameter(hidden = true) MultiValueMap<String, String> given) {
        caller.require(Role.OPERATOR);
        Reading reading = new Reading();
        reading.only(LIST_PARAMETERS, given.keySet());
        LetterState wanted = reading.optional("state", state, LetterState::valueOf, STATES);
        String of = reading.optional("topic", topic, DeadLetterController::topic, "one of " + Topics.ALL);
        long past = reading.one("after", after, DeadLetterController::place, "the nextAfter of the page before", 0L);
        reading.finish();
        return store.list(
                        wanted == null ? List.of(LetterState.values()) : List.of(wanted),
                        of == null ? Topics.ALL : List.of(of),
                        past,
                        limit)
                .collectList()
                .map(found -> DeadLetter.DeadLetters.of(found, limit));
    }

    @GetMapping("/{id}")
    @Operation(summary = "A dead letter with its headers and its body (operator)")
    Mono<OpenedLetter> open(Caller caller, @PathVariable String id) {
        caller.require(Role.OPERATOR);
        return desk.open(letterId(id));
    }

    @PostMapping("/{id}/replay")
    @Operation(
            summary = "Send the record to its topic again, as it was (operator); once, however often it is asked for")
    Mono<DeadLetter> replay(Caller caller, @PathVariable String id) {
        caller.require(Role.OPERATOR);
        return desk.replay(letterId(id), caller.id());
    }

    @PostMapping("/{id}/discard")
    @Operation(summary = "Close it without sending it (operator), saying why")
    Mono<DeadLetter> discard(Caller caller, @PathVariable String id, @Valid @RequestBody Settlement settlement) {
        caller.require(Role.OPERATOR);
        return desk.discard(letterId(id), settlement.note(), caller.id());
    }

    private static String topic(String name) {
        if (!Topics.ALL.contains(name)) {
            throw new IllegalArgumentException("no topic");
        }
        return name;
    }

    private static Long place(String after) {
        if (!ID.matcher(after).matches()) {
            throw new IllegalArgumentException("no id");
        }
        return Long.valueOf(after);
    }

    private static long letterId(String id) {
        if (!ID.matcher(id).matches()) {
            throw new ProblemException(PlatformProblems.NOT_FOUND, "no dead letter with this id");
        }
        return Long.parseLong(id);
    }
}
