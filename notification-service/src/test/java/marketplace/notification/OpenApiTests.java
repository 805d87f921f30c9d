package marketplace.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.COLLECTION;

import org.junit.jupiter.api.Test;

class OpenApiTests extends ServiceTest {

    @Test
    void describesEveryEndpointAndHowToSendTheToken() {
        anonymous()
                .get()
                .uri("/v3/api-docs")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.info.title")
                .isEqualTo("Notification service")
                .jsonPath("$.components.securitySchemes.bearer.scheme")
                .isEqualTo("bearer")
                .jsonPath("$.paths['/v1/inbox'].get.parameters[?(@.name == 'caller')]")
                .isEmpty()
                .jsonPath("$.paths.keys()")
                .value(paths -> assertThat(paths)
                        .asInstanceOf(COLLECTION)
                        .containsExactlyInAnyOrder(
                                "/v1/inbox",
                                "/v1/inbox/unread-count",
                                "/v1/inbox/{id}/read",
                                "/v1/inbox/read-all",
                                "/v1/inbox/stream",
                                "/v1/notices",
                                "/v1/pauses",
                                "/v1/pauses/{part}",
                                "/v1/recipient",
                                "/v1/mails",
                                "/v1/mails/{id}/retry"));
    }

    @Test
    void canBeBrowsed() {
        anonymous().get().uri("/swagger-ui.html").exchange().expectStatus().is3xxRedirection();
    }

    @Test
    void healthNeedsNoTokenAndNoMailServer() {
        management()
                .get()
                .uri("/actuator/health/readiness")
                .exchange()
                .expectStatus()
                .isOk();
    }
}
