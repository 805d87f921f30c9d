package marketplace.notification.mail;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import marketplace.contracts.Role;
import marketplace.notification.mail.MailDesk.MailPage;
import marketplace.notification.mail.MailDesk.MailState;
import marketplace.notification.problem.NotificationProblems;
import marketplace.platform.problem.PlatformProblems;
import marketplace.platform.problem.ProblemException;
import marketplace.platform.security.Caller;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/v1/mails")
@Tag(name = "Mails", description = "What became of the mails, for operators")
class MailController {

    private final MailDesk desk;
    private final MailRounds rounds;
    private final MailProperties properties;

    MailController(MailDesk desk, MailRounds rounds, MailProperties properties) {
        this.desk = desk;
        this.rounds = rounds;
        this.properties = properties;
    }

    @GetMapping
    @Operation(summary = "Mails in one state, newest first")
    Mono<MailPage> list(
            Caller caller,
            @RequestParam MailState state,
            @RequestParam(defaultValue = "" + Long.MAX_VALUE) long cursor,
            @RequestParam(defaultValue = "20") int limit) {
        caller.require(Role.OPERATOR);
        requireLimit(limit);
        return desk.list(state, cursor, limit + 1).collectList().map(mails -> MailPage.of(mails, limit));
    }

    @PostMapping("/{id}/retry")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Send a mail that was given up after all, with all its tries again")
    Mono<Void> retry(Caller caller, @PathVariable UUID id) {
        caller.require(Role.OPERATOR);
        return desk.retry(id).flatMap(due -> due ? Mono.empty() : refuse(id)).then(Mono.fromRunnable(rounds::nudge));
    }

    private Mono<Void> refuse(UUID id) {
        return desk.exists(id)
                .flatMap(exists -> Mono.error(
                        exists
                                ? new ProblemException(
                                        NotificationProblems.MAIL_NOT_GIVEN_UP, "it is sent or still to be sent")
                                : new ProblemException(PlatformProblems.NOT_FOUND, "no such mail")));
    }

    private void requireLimit(int limit) {
        if (limit < 1 || limit > properties.largestPage()) {
            throw new ProblemException(
                    PlatformProblems.INVALID_REQUEST, "limit is 1 to %d".formatted(properties.largestPage()));
        }
    }
}
