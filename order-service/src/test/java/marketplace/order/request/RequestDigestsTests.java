package marketplace.order.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import marketplace.order.TestKeys;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class RequestDigestsTests {

    private final RequestDigests digests = digests(TestKeys.DIGEST_KEY);

    @Test
    void the_same_request_has_the_same_digest_and_another_has_another() {
        String digest = digests.digest("reprice", Map.of("price", 1));

        assertThat(digests.digest("reprice", Map.of("price", 1))).isEqualTo(digest);
        assertThat(digests.digest("reprice", Map.of("price", 2))).isNotEqualTo(digest);
        assertThat(digests.digest("cancel", Map.of("price", 1))).isNotEqualTo(digest);
    }

    @Test
    void nobody_makes_a_digest_without_the_key() {
        RequestDigests others = digests(base64("another key of at least 32 bytes"));

        assertThat(others.digest("complete", "s3cret")).isNotEqualTo(digests.digest("complete", "s3cret"));
    }

    @Test
    void a_key_is_not_short_and_is_printed_nowhere() {
        assertThatIllegalArgumentException().isThrownBy(() -> digests(base64("31 bytes are one byte too few..")));
        assertThat(new RequestProperties(TestKeys.DIGEST_KEY).toString()).doesNotContain(TestKeys.DIGEST_KEY);
    }

    private static RequestDigests digests(String key) {
        return new RequestDigests(new RequestProperties(key), JsonMapper.shared());
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }
}
