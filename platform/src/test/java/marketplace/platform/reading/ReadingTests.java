package marketplace.platform.reading;

import marketplace.trial.RunningTrial;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

class ReadingTests {

    private final WebTestClient client = RunningTrial.alone().client("buyer");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json;charset=iso-8859-1",
                "application/json;charset=utf-16;q=0.5, text/plain;q=0.1",
                "application/json;a=b"
            })
    void answersAreJsonWhateverParametersOfItAreAccepted(String accepted) {
        client.get()
                .uri("/trial/caller")
                .header("Accept", accepted)
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType(MediaType.APPLICATION_JSON);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            multipart/form-data; boundary=x   | broken
            multipart/form-data               | broken
            application/x-www-form-urlencoded | word=%zz
            application/x-www-form-urlencoded | word=other
            */*                               | word=other
            """)
    void aFormIsNotReadIntoAQuery(String type, String body) {
        client.method(HttpMethod.GET)
                .uri("/trial/asked?word=this")
                .header("Content-Type", type)
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .isEqualTo("{\"word\":\"this\"}");
    }
}
