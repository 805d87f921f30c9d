package marketplace.order.download.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import marketplace.order.Answer;
import marketplace.order.Party;
import marketplace.order.download.RawHttp;
import marketplace.order.download.RawHttp.Received;
import marketplace.order.download.Table;
import org.awaitility.Awaitility;

/** Jobs in the words of those who ask for files. */
final class TestJobs {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private TestJobs() {}

    static Answer ask(Party who, Map<String, Object> body, String... headers) {
        return who.post("/v1/downloads", body, headers);
    }

    /** Asks for everything as CSV in English; the id of the job. */
    static String asked(Party who) {
        return ask(who, Map.of("language", "en")).expect(202).text("/downloadId");
    }

    static Answer job(Party who, String id) {
        return who.get("/v1/downloads/" + id).expect(200);
    }

    static Answer remove(Party who, String id) {
        return who.send(who.request("/v1/downloads/" + id).DELETE());
    }

    static int percent(Party who, String id) {
        return job(who, id).body().at("/percent").asInt(-1);
    }

    @CanIgnoreReturnValue
    static Answer awaitState(Party who, String id, JobState state) {
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> job(who, id).text("/state").equals(state.name()));
        return job(who, id);
    }

    /** All percentages that somebody sees who asks until the job is in the state. */
    static List<Integer> percentagesUntil(Party who, String id, JobState state) {
        List<Integer> seen = new ArrayList<>();
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(5)).until(() -> {
            Answer job = job(who, id);
            seen.add(job.body().at("/percent").asInt(-1));
            return job.text("/state").equals(state.name());
        });
        return seen;
    }

    /** Fetches the file, and checks that what is said about it is true. */
    static Table file(Party who, String id) {
        Answer job = job(who, id);
        try (RawHttp http = RawHttp.get(who, "/v1/downloads/%s/file".formatted(id))) {
            assertThat(http.status()).isEqualTo(200);
            Received received = http.receive();
            assertThat(received.complete()).isTrue();
            Table table = http.header("Content-Type").startsWith("text/csv")
                    ? Table.csv(received.body())
                    : Table.xlsx(received.body());
            assertThat(http.header("Content-Length")).isEqualTo(job.text("/size"));
            assertThat(http.header("Row-Count"))
                    .isEqualTo(job.text("/rows"))
                    .isEqualTo(String.valueOf(table.lines().size()));
            assertThat(http.header("Repr-Digest")).isEqualTo(Table.digest(received.body()));
            assertThat(http.header("Cache-Control")).isEqualTo("no-store");
            assertThat(http.header("Content-Disposition")).startsWith("attachment; filename=\"orders-");
            return table;
        }
    }
}
