package marketplace.order.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import marketplace.order.vendor.VendorEndpoint.SigningKey;
import marketplace.order.vendor.VendorOutcome.AskAgain;
import marketplace.order.vendor.VendorOutcome.Done;
import marketplace.order.vendor.VendorOutcome.Information;
import marketplace.order.vendor.VendorOutcome.Refused;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import tools.jackson.databind.json.JsonMapper;

/** What vendors read in {@code docs/vendors.md} is what happens. */
class VendorDocumentTests {

    private static final String SECRET = "R2xvd2luZyB3b3JtcyBzaW5nIGF0IG5pZ2h0IQ==";
    private static final VendorRequest CREATE = VendorRequest.create(new VendorOrder(
            "00301K9ZC4W0Q7HTM2X", "5b0c8f1e-3f4d-4a53-9c0b-7d2f4e6a1b90", "basic", "buyer-lan", false));

    private final JsonMapper json = TestVendors.service().bean(JsonMapper.class);
    private final String document;

    VendorDocumentTests() throws IOException {
        document = Files.readString(Path.of("../docs/vendors.md"));
    }

    @Test
    void the_worked_example_prints_the_signature_that_calls_have() throws IOException, InterruptedException {
        VendorEndpoint endpoint = new VendorEndpoint(
                URI.create("https://saas.yunqi.example/marketplace?tenant=7"),
                List.of(new SigningKey("vk_3f9a1c07d2be", SECRET)));
        HttpHeaders headers = new HttpHeaders();

        String printed = run(block("sh"));
        RequestSignature.sign(headers, endpoint, Instant.ofEpochSecond(1_795_312_800), json.writeValueAsBytes(CREATE));

        assertThat(printed).isEqualTo(block("text"));
        assertThat(headers.getFirst("Marketplace-Timestamp")).isEqualTo("1795312800");
        assertThat(headers.getFirst("Marketplace-Signature")).isEqualTo("vk_3f9a1c07d2be=" + printed);
        assertThat(document).contains("Marketplace-Signature: vk_3f9a1c07d2be=");
    }

    @Test
    void the_call_that_is_shown_is_the_one_that_is_sent() {
        assertThat(blocks("json").getFirst()).isEqualTo(json.writeValueAsString(CREATE));
    }

    @Test
    void the_answers_that_are_shown_are_understood() {
        VendorAnswers answers = new VendorAnswers(json, Duration.ofMinutes(5));

        List<VendorOutcome> outcomes = blocks("json").stream()
                .skip(1)
                .map(answer ->
                        answers.outcome(CREATE, HttpStatusCode.valueOf(200), answer.getBytes(StandardCharsets.UTF_8)))
                .toList();

        assertThat(outcomes)
                .containsExactly(
                        new Done(
                                "i-000001",
                                new Information(
                                        "https://i-000001.saas.yunqi.example/",
                                        "admin",
                                        "The first password is in your mail.")),
                        new AskAgain(Duration.ofSeconds(20)),
                        new Refused("sold out in this region", true));
    }

    @Test
    void the_root_of_a_server_is_signed_as_it_is_asked_for() {
        HttpHeaders bare = new HttpHeaders();
        HttpHeaders root = new HttpHeaders();

        sign(bare, "https://saas.yunqi.example");
        sign(root, "https://saas.yunqi.example/");

        assertThat(bare.toSingleValueMap()).isEqualTo(root.toSingleValueMap());
    }

    private static void sign(HttpHeaders headers, String url) {
        VendorEndpoint endpoint = new VendorEndpoint(URI.create(url), List.of(new SigningKey("vk_1", SECRET)));
        RequestSignature.sign(headers, endpoint, Instant.EPOCH, new byte[0]);
    }

    private String block(String language) {
        return blocks(language).getFirst();
    }

    private List<String> blocks(String language) {
        return Pattern.compile("(?s)```%s\n(.*?)\n```".formatted(language))
                .matcher(document)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    private static String run(String script) throws IOException, InterruptedException {
        Process shell = new ProcessBuilder("sh", "-euc", script)
                .redirectErrorStream(true)
                .start();
        String printed = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(shell.waitFor()).as(printed).isZero();
        return printed;
    }
}
