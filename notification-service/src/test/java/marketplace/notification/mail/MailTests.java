package marketplace.notification.mail;

import static marketplace.notification.OrderFixture.money;
import static marketplace.notification.OrderFixture.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import marketplace.contracts.OrderEventDetails.CompletionRejected;
import marketplace.contracts.OrderEventDetails.OrderRepriced;
import marketplace.notification.OrderFixture;
import marketplace.notification.ServiceTest;
import marketplace.notification.inbox.InboxClient;
import marketplace.notification.mail.MailDesk.MailPage;
import marketplace.notification.mail.MailDesk.MailView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.web.reactive.server.WebTestClient;

@ExtendWith(OutputCaptureExtension.class)
class MailTests extends ServiceTest {

    private final OrderFixture order = order();
    private final String address = order.buyer() + "@mail.example";

    @AfterEach
    void mailServerIsBack() {
        MAILS.comeBack();
    }

    @Test
    void goesOnceToWhoRegisteredAnAddress() throws Exception {
        register(order.buyer(), address, "en");

        publish(order.placed());
        publish(order.placed());
        publish(order.event(2, new OrderRepriced(money(10_000), money(8_000), 2, "as agreed")));

        List<MimeMessage> mails = await().until(() -> MAILS.mailsTo(address), received -> received.size() == 2);
        MimeMessage first = mails.getFirst();
        List<UUID> notices = buyer().awaitIds(2);
        assertThat(first.getSubject()).isEqualTo("Please pay order " + order.number());
        assertThat(first.getContent().toString())
                .startsWith(
                        "You ordered \"数据库迁移\" for CN¥100.00." + " Please pay by 7 Dec 2026, 02:00 (Europe/Paris).");
        assertThat(first.getMessageID()).isEqualTo("<%s@marketplace.example>", notices.getLast());
        assertThat(first.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(state(order.number(), "SENT")).hasSize(2);
    }

    @Test
    void doesNotTellWhatWasToldBeforeTheAddressWasRegistered() {
        publish(order.placed());
        buyer().awaitVersions(1);

        register(order.buyer(), address, "zh-CN");
        publish(order.event(2, new OrderRepriced(money(10_000), money(8_000), 2, "as agreed")));

        buyer().awaitVersions(2);
        await().until(() -> state(order.number(), "SENT").size() == 1);
        assertThat(MAILS.mailsTo(address)).hasSize(1);
    }

    @Test
    void isTriedAgainWhenTheServerIsBack() {
        register(order.buyer(), address, "en");
        MAILS.goAway();
        publish(order.placed());
        MailView failed = await().until(() -> state(order.number(), "PENDING"), mails -> hasFailed(mails, 1))
                .getFirst();
        assertThat(failed.lastError()).isEqualTo("SERVER_UNREACHABLE");
        assertThat(failed.nextAttemptAt()).isEqualTo(clock.instant().plus(Duration.ofMinutes(1)));

        MAILS.comeBack();
        clock.tick(Duration.ofMinutes(1));

        await().until(() -> state(order.number(), "SENT").size() == 1);
        assertThat(MAILS.mailsTo(address)).hasSize(1);
        assertThat(state(order.number(), "SENT").getFirst().attempts()).isEqualTo(2);
    }

    @Test
    void thatFailIsSaidOnceInAWhileWithTheServerAndWithoutTheAddress(CapturedOutput output) {
        register(order.buyer(), address, "en");
        clock.tick(Duration.ofMinutes(1));
        int before = output.getAll().length();
        MAILS.goAway();
        publish(order.placed());
        publish(order.event(2, new OrderRepriced(money(10_000), money(8_000), 2, "as agreed")));
        await().until(() -> state(order.number(), "PENDING").stream()
                        .filter(mail -> mail.lastError() != null)
                        .count()
                == 2);
        MAILS.comeBack();
        clock.tick(Duration.ofMinutes(1));
        await().until(() -> state(order.number(), "SENT").size() == 2);

        String said = output.getAll().substring(before);
        assertThat(said)
                .containsOnlyOnce("mails are not sent by 127.0.0.1:%d: SERVER_UNREACHABLE".formatted(MAILS.port()))
                .containsOnlyOnce("mails are sent by 127.0.0.1:%d again".formatted(MAILS.port()))
                .doesNotContain(address);
        assertThat(said.lines().filter(line -> line.contains("mails are not sent by")))
                .singleElement()
                .asString()
                .contains("WARN");
    }

    @Test
    void isGivenUpVisiblyAndSentAfterAllWhenAnOperatorAsks() {
        register(order.buyer(), address, "en");
        MAILS.goAway();
        publish(order.placed());
        await().until(() -> hasFailed(state(order.number(), "PENDING"), 1));
        clock.tick(Duration.ofMinutes(1));
        await().until(() -> hasFailed(state(order.number(), "PENDING"), 2));
        clock.tick(Duration.ofMinutes(5));

        MailView givenUp = await().until(() -> state(order.number(), "GIVEN_UP"), mails -> hasFailed(mails, 3))
                .getFirst();
        assertThat(givenUp.settledAt()).isEqualTo(clock.instant());
        assertThat(givenUp.lastError()).isEqualTo("SERVER_UNREACHABLE");

        MAILS.comeBack();
        retry(givenUp.id()).expectStatus().isAccepted();
        await().until(() -> MAILS.mailsTo(address).size() == 1);
        await().until(() -> state(order.number(), "SENT").size() == 1);
        retry(givenUp.id())
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:marketplace:problem:mail-not-given-up");
    }

    @Test
    void isGivenUpWhenTheAddressIsTakenBack() {
        register(order.buyer(), address, "en");
        MAILS.goAway();
        publish(order.placed());
        await().until(() -> hasFailed(state(order.number(), "PENDING"), 1));

        as("buyer", order.buyer())
                .delete()
                .uri("/v1/recipient")
                .exchange()
                .expectStatus()
                .isNoContent();
        clock.tick(Duration.ofMinutes(1));

        await().until(() -> hasFailed(state(order.number(), "GIVEN_UP"), 2));
        assertThat(state(order.number(), "GIVEN_UP").getFirst().lastError()).isEqualTo("NO_ADDRESS");
    }

    @Test
    void cannotBeForgedByWhatPeopleWrite() throws Exception {
        String provider = order.provider() + "@mail.example";
        as("provider", order.provider())
                .put()
                .uri("/v1/recipient")
                .bodyValue(Map.of("email", provider, "locale", "en", "timeZone", "UTC"))
                .exchange()
                .expectStatus()
                .isOk();

        publish(order.event(4, new CompletionRejected(1, "x\r\n.\r\nBcc: everybody@mail.example\n\n{order} $1")));

        MimeMessage mail = await().until(() -> MAILS.mailsTo(provider), mails -> mails.size() == 1)
                .getFirst();
        assertThat(mail.getContent().toString().lines().filter(line -> !line.isEmpty()))
                .hasSize(2)
                .anyMatch(line -> line.contains("Reason: x . Bcc: everybody@mail.example {order} $1. Please"));
        assertThat(mail.getHeader("Bcc")).isNull();
    }

    @Test
    void isSeenByOperatorsOnly() {
        as("buyer", "b")
                .get()
                .uri("/v1/mails?state=SENT")
                .exchange()
                .expectStatus()
                .isForbidden();
        as("buyer", "b")
                .post()
                .uri("/v1/mails/{id}/retry", UUID.randomUUID())
                .exchange()
                .expectStatus()
                .isForbidden();
        anonymous().get().uri("/v1/mails?state=SENT").exchange().expectStatus().isUnauthorized();
        retry(UUID.randomUUID()).expectStatus().isNotFound();
        as("operator", "o")
                .get()
                .uri("/v1/mails?state=LOST")
                .exchange()
                .expectStatus()
                .isBadRequest();
        as("operator", "o")
                .get()
                .uri("/v1/mails?state=SENT&limit=0")
                .exchange()
                .expectStatus()
                .isEqualTo(422);
    }

    private static boolean hasFailed(List<MailView> mails, int attempts) {
        return mails.size() == 1
                && mails.getFirst().attempts() == attempts
                && mails.getFirst().lastError() != null;
    }

    private List<MailView> state(String orderNumber, String state) {
        return page("?limit=100&state=" + state).mails().stream()
                .filter(mail -> mail.orderNumber().equals(orderNumber))
                .toList();
    }

    private MailPage page(String query) {
        return Objects.requireNonNull(as("operator", "o")
                .get()
                .uri("/v1/mails" + query)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(MailPage.class)
                .returnResult()
                .getResponseBody());
    }

    private WebTestClient.ResponseSpec retry(UUID notice) {
        return as("operator", "o").post().uri("/v1/mails/{id}/retry", notice).exchange();
    }

    private InboxClient buyer() {
        return new InboxClient(as("buyer", order.buyer()));
    }

    private void register(String buyer, String email, String locale) {
        as("buyer", buyer)
                .put()
                .uri("/v1/recipient")
                .bodyValue(Map.of("email", email, "locale", locale, "timeZone", "Europe/Paris"))
                .exchange()
                .expectStatus()
                .isOk();
    }
}
