package marketplace.notification.inbox;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.List;
import java.util.UUID;
import marketplace.notification.message.Reading;
import marketplace.notification.message.Texts;
import marketplace.notification.recipient.Recipient;
import marketplace.notification.recipient.Recipients;
import marketplace.platform.problem.PlatformProblems;
import marketplace.platform.problem.ProblemException;
import marketplace.platform.security.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/v1/inbox")
@Tag(name = "Inbox", description = "What the caller was told; operators share one inbox")
class InboxController {

    private final InboxStore store;
    private final Recipients recipients;
    private final Texts texts;
    private final InboxProperties properties;

    InboxController(InboxStore store, Recipients recipients, Texts texts, InboxProperties properties) {
        this.store = store;
        this.recipients = recipients;
        this.texts = texts;
        this.properties = properties;
    }

    @GetMapping
    @Operation(summary = "A page of the inbox, newest first, in the caller's language")
    Mono<InboxPage> page(
            Caller caller,
            @RequestParam(defaultValue = "" + Long.MAX_VALUE) long cursor,
            @RequestParam(defaultValue = "20") int limit,
            @RequestParam(defaultValue = "false") boolean unread,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String language) {
        Recipient recipient = Recipient.of(caller);
        requireLimit(limit);
        return recipients
                .reading(recipient, language)
                .flatMap(reading -> views(recipient, cursor, limit + 1, unread, reading))
                .zipWhen(views -> store.countUnread(recipient), (views, count) -> InboxPage.of(views, limit, count));
    }

    @GetMapping("/unread-count")
    @Operation(summary = "How many notices the caller has not read")
    Mono<Unread> unreadCount(Caller caller) {
        return store.countUnread(Recipient.of(caller)).map(Unread::new);
    }

    @PostMapping("/{id}/read")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Mark a notice as read; doing it again changes nothing")
    Mono<Void> read(Caller caller, @PathVariable UUID id) {
        return store.markRead(Recipient.of(caller), id)
                .filter(found -> found)
                .switchIfEmpty(Mono.error(() -> new ProblemException(PlatformProblems.NOT_FOUND, "no such notice")))
                .then();
    }

    @PostMapping("/read-all")
    @Operation(summary = "Mark everything up to a position as read, so that what arrives meanwhile stays unread")
    Mono<Read> readAll(Caller caller, @Valid @RequestBody ReadAll request) {
        return store.markAllRead(Recipient.of(caller), request.upTo).map(Read::new);
    }

    private Mono<List<NoticeView>> views(
            Recipient recipient, long before, int limit, boolean unreadOnly, Reading reading) {
        return store.page(recipient, before, limit, unreadOnly)
                .map(notice -> NoticeView.of(notice, texts, reading))
                .collectList();
    }

    private void requireLimit(int limit) {
        if (limit < 1 || limit > properties.largestPage()) {
            throw new ProblemException(
                    PlatformProblems.INVALID_REQUEST, "limit is 1 to %d".formatted(properties.largestPage()));
        }
    }

    record Unread(long unreadCount) {}

    /** @param upTo the position of the newest notice that the caller has seen */
    record ReadAll(@NotNull @PositiveOrZero Long upTo) {}

    /** @param read how many were unread before */
    record Read(long read) {}
}
