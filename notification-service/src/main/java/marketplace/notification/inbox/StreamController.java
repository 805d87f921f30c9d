package marketplace.notification.inbox;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import marketplace.notification.message.Reading;
import marketplace.notification.message.Texts;
import marketplace.notification.recipient.Recipient;
import marketplace.notification.recipient.Recipients;
import marketplace.platform.security.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Inbox")
class StreamController {

    private static final Duration RECONNECT = Duration.ofSeconds(2);

    private final InboxStreams streams;
    private final InboxStore store;
    private final Recipients recipients;
    private final Texts texts;
    private final InboxProperties properties;

    StreamController(
            InboxStreams streams, InboxStore store, Recipients recipients, Texts texts, InboxProperties properties) {
        this.streams = streams;
        this.store = store;
        this.recipients = recipients;
        this.texts = texts;
        this.properties = properties;
    }

    @GetMapping(path = "/v1/inbox/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(
            summary = "New notices as they come, as Server-Sent Events of type notice whose id is the position",
            description =
                    "Begins after Last-Event-ID, else after the parameter, else now. Resuming misses and repeats nothing.")
    Flux<ServerSentEvent<NoticeView>> stream(
            Caller caller,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable Long lastEventId,
            @RequestParam(required = false) @Nullable Long after,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String language) {
        Recipient recipient = Recipient.of(caller);
        return Mono.zip(recipients.reading(recipient, language), begin(recipient, lastEventId, after))
                .flatMapMany(begin -> events(caller, begin.getT2(), begin.getT1()));
    }

    private Mono<Long> begin(Recipient recipient, @Nullable Long lastEventId, @Nullable Long after) {
        Long known = lastEventId == null ? after : lastEventId;
        return known == null ? store.lastPosition(recipient) : Mono.just(known);
    }

    private Flux<ServerSentEvent<NoticeView>> events(Caller caller, long after, Reading reading) {
        return Flux.using(() -> streams.open(caller, after), stream -> events(stream, reading), streams::close);
    }

    private Flux<ServerSentEvent<NoticeView>> events(OpenStream stream, Reading reading) {
        return Flux.merge(
                        Flux.just(opened()),
                        stream.notices().map(notice -> event(NoticeView.of(notice, texts, reading))),
                        Flux.interval(properties.heartbeat())
                                .onBackpressureDrop()
                                .map(tick -> heartbeat()))
                .takeUntilOther(Mono.firstWithSignal(stream.ended(), Mono.delay(properties.streamLife())));
    }

    private static ServerSentEvent<NoticeView> event(NoticeView notice) {
        return ServerSentEvent.builder(notice)
                .id(Long.toString(notice.position()))
                .event("notice")
                .build();
    }

    private static ServerSentEvent<NoticeView> opened() {
        return ServerSentEvent.<NoticeView>builder()
                .comment("open")
                .retry(RECONNECT)
                .build();
    }

    private static ServerSentEvent<NoticeView> heartbeat() {
        return ServerSentEvent.<NoticeView>builder().comment("alive").build();
    }
}
