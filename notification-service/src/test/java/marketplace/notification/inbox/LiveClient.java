package marketplace.notification.inbox;

import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.Disposable;

/** Somebody who listens to their inbox. */
final class LiveClient implements AutoCloseable {

    private static final ParameterizedTypeReference<ServerSentEvent<NoticeView>> EVENT =
            new ParameterizedTypeReference<>() {};

    private final List<ServerSentEvent<NoticeView>> events = new CopyOnWriteArrayList<>();
    private final Disposable subscription;

    private LiveClient(WebTestClient.RequestHeadersSpec<?> request) {
        this.subscription = request.exchange()
                .expectStatus()
                .isOk()
                .returnResult(EVENT)
                .getResponseBody()
                .subscribe(events::add);
        await().until(() -> comments().contains("open"));
    }

    static LiveClient listen(WebTestClient caller) {
        return new LiveClient(caller.get().uri("/v1/inbox/stream"));
    }

    static LiveClient resume(WebTestClient caller, long lastEventId) {
        return new LiveClient(caller.get().uri("/v1/inbox/stream").header("Last-Event-ID", Long.toString(lastEventId)));
    }

    List<NoticeView> notices() {
        return events.stream()
                .map(ServerSentEvent::data)
                .filter(Objects::nonNull)
                .toList();
    }

    List<Long> versions() {
        return notices().stream().map(NoticeView::orderVersion).toList();
    }

    List<String> comments() {
        return events.stream()
                .map(ServerSentEvent::comment)
                .filter(Objects::nonNull)
                .toList();
    }

    /** What the client has got last, as it tells the server when it resumes. */
    long lastEventId() {
        return events.stream()
                .map(ServerSentEvent::id)
                .filter(Objects::nonNull)
                .mapToLong(Long::parseLong)
                .max()
                .orElse(0);
    }

    boolean hasEnded() {
        return subscription.isDisposed();
    }

    @Override
    public void close() {
        subscription.dispose();
    }
}
