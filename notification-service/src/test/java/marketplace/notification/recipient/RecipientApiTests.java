package marketplace.notification.recipient;

import static marketplace.notification.OrderFixture.order;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import marketplace.contracts.Role;
import marketplace.notification.ServiceTest;
import marketplace.notification.recipient.RecipientController.RecipientView;
import marketplace.platform.security.Caller;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.reactive.server.WebTestClient;

class RecipientApiTests extends ServiceTest {

    private final String buyer = order().buyer();

    @Test
    void tellsWhoHasNotRegisteredInChineseAndShanghaiTime() {
        assertThat(get()).isEqualTo(new RecipientView(null, "zh-CN", "Asia/Shanghai", false));
    }

    @Test
    void keepsWhatIsRegisteredUntilItIsForgotten() {
        put(Map.of("email", "a.b+c@mail.example", "locale", "en-GB", "timeZone", "Europe/Paris"))
                .expectStatus()
                .isOk();
        assertThat(get()).isEqualTo(new RecipientView("a.b+c@mail.example", "en", "Europe/Paris", true));

        put(Map.of("locale", "zh", "timeZone", "UTC")).expectStatus().isOk();
        assertThat(get()).isEqualTo(new RecipientView(null, "zh-CN", "UTC", true));

        as("buyer", buyer)
                .delete()
                .uri("/v1/recipient")
                .exchange()
                .expectStatus()
                .isNoContent();
        assertThat(get().registered()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "a@",
                "@b",
                "a@b@c",
                "a b@c.d",
                "a@b\r\nBcc: c@d",
                "a@b.c\n",
                "<a@b.c>",
                "a@-b.c",
                "a..b@c.d",
                "用户@例子.中国",
                "\"a\"@b.c"
            })
    void refusesWhatIsNoAddress(String email) {
        put(Map.of("email", email, "locale", "en", "timeZone", "UTC"))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].pointer")
                .isEqualTo("/email");
    }

    @Test
    void refusesAnAddressThatIsTooLong() {
        assertThat(EmailAddress.isValid("a".repeat(64) + "@b.c")).isTrue();
        assertThat(EmailAddress.isValid("a".repeat(65) + "@b.c")).isFalse();
        assertThat(EmailAddress.isValid("a@" + "b.".repeat(130) + "c")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"fr, UTC, /locale", "en, Mars/Olympus, /timeZone", "en, +08:00, /timeZone"})
    void refusesLanguagesAndZonesThatItDoesNotKnow(String locale, String timeZone, String pointer) {
        put(Map.of("locale", locale, "timeZone", timeZone))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].pointer")
                .isEqualTo(pointer);
    }

    @Test
    void refusesIncompleteAndUnknownFields() {
        put(Map.of("locale", "en")).expectStatus().isEqualTo(422);
        put(Map.of("locale", "en", "timeZone", "UTC", "phone", "1"))
                .expectStatus()
                .isBadRequest();
    }

    @Test
    void isForPartiesAndOperatorsWhoShareOneRegistration() {
        anonymous().get().uri("/v1/recipient").exchange().expectStatus().isUnauthorized();
        as("service", "x").get().uri("/v1/recipient").exchange().expectStatus().isForbidden();

        assertThat(Recipient.of(new Caller(Role.OPERATOR, "any"))).isEqualTo(Recipient.OPERATORS);
    }

    @Test
    void neverShowsAnAddressInALog() {
        EmailAddress address = new EmailAddress("secret@mail.example");

        assertThat(address.toString()).doesNotContain("secret");
        assertThat(new RecipientForm("secret@mail.example", "en", "UTC").toString())
                .doesNotContain("secret");
        assertThat(new RecipientView("secret@mail.example", "en", "UTC", true).toString())
                .doesNotContain("secret");
    }

    private RecipientView get() {
        return Objects.requireNonNull(as("buyer", buyer)
                .get()
                .uri("/v1/recipient")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(RecipientView.class)
                .returnResult()
                .getResponseBody());
    }

    private WebTestClient.ResponseSpec put(Map<String, String> form) {
        return as("buyer", buyer).put().uri("/v1/recipient").bodyValue(form).exchange();
    }
}
