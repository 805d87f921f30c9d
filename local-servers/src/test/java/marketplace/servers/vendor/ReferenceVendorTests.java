package marketplace.servers.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told over HTTP; how it serves the marketplace is tested where the marketplace calls it. */
class ReferenceVendorTests {

    private static final String CREATE = """
            {"call":"create","idempotencyKey":"0001/create","orderNumber":"0001","productId":"a-product"}""";

    private final ReferenceVendor vendor = ReferenceVendor.start("a-secret-that-nobody-else-has-0001");
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        http.close();
        vendor.close();
    }

    @Test
    void nobody_is_believed_without_a_signature() throws IOException, InterruptedException {
        HttpResponse<String> answer = send("POST", vendor.url(), CREATE);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(vendor.calls("0001"))
                .singleElement()
                .satisfies(call -> assertThat(call.complaint()).isEqualTo("wrong time"));
        assertThat(vendor.running("0001")).isEmpty();
    }

    @Test
    void it_is_told_over_http_how_to_behave_and_shows_what_it_was_called_for()
            throws IOException, InterruptedException {
        HttpResponse<String> told = send("PUT", control("a-product"), "{\"kind\":\"TRUSTING\"}");
        HttpResponse<String> made = send("POST", vendor.url(), CREATE);
        HttpResponse<String> shown = send("GET", control("0001"), "");

        assertThat(told.statusCode()).isEqualTo(200);
        assertThat(made.body()).contains("\"result\":\"done\"").contains("\"instanceId\":\"i-000001\"");
        assertThat(shown.body()).contains("\"running\":[\"i-000001\"]").contains("\"idempotencyKey\":\"0001/create\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{}", "{\"kind\":\"KIND\"}", "{\"kind\":\"SLOW\",\"delay\":\"soon\"}"})
    void what_is_no_behaviour_is_refused(String told) throws IOException, InterruptedException {
        assertThat(send("PUT", control("0001"), told).statusCode()).isEqualTo(400);
    }

    @Test
    void a_secret_that_it_is_told_of_is_believed() throws Exception {
        int nothing = send("POST", control(""), "{}").statusCode();
        int unreadable = send("POST", control(""), "secret").statusCode();

        HttpResponse<String> told = send("POST", control(""), "{\"secret\":\"c2VjcmV0\"}");

        assertThat(nothing).isEqualTo(400);
        assertThat(unreadable).isEqualTo(400);
        assertThat(told.body()).isEqualTo("{\"result\":\"trusted\"}");
    }

    private URI control(String about) {
        return vendor.url().resolve("/control/" + about);
    }

    private HttpResponse<String> send(String method, URI url, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(url)
                .method(method, BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }
}
