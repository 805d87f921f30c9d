package marketplace.notification.inbox;

import static org.awaitility.Awaitility.await;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Somebody who reads their inbox over HTTP. */
public record InboxClient(WebTestClient http) {

    /** What the inbox holds, newest first, as soon as it holds that many. */
    @CanIgnoreReturnValue
    List<NoticeView> awaitNotices(int count) {
        return await().until(() -> page("").notices(), notices -> notices.size() == count);
    }

    /** The versions of the orders that were told of, newest first, as soon as there are that many. */
    @CanIgnoreReturnValue
    public List<Long> awaitVersions(int count) {
        return awaitNotices(count).stream().map(NoticeView::orderVersion).toList();
    }

    /** The ids of the notices, newest first, as soon as there are that many. */
    public List<UUID> awaitIds(int count) {
        return awaitNotices(count).stream().map(NoticeView::id).toList();
    }

    InboxPage page(String query) {
        return Objects.requireNonNull(http.get()
                .uri("/v1/inbox" + query)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(InboxPage.class)
                .returnResult()
                .getResponseBody());
    }

    WebTestClient.ResponseSpec markRead(UUID notice) {
        return http.post().uri("/v1/inbox/{id}/read", notice).exchange();
    }
}
