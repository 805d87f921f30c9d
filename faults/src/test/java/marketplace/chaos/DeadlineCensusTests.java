package marketplace.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import marketplace.chaos.check.DeadlineCensus;
import marketplace.chaos.evidence.Evidence;
import marketplace.chaos.evidence.EvidenceFile;
import marketplace.chaos.evidence.JournalRow;
import marketplace.chaos.evidence.Promise;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** On what a real run left behind: deadlines that acted are counted, and each thing that could have gone wrong with them is. */
class DeadlineCensusTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static Evidence run;
    private static List<JournalRow> confirmed;
    private static List<Promise> promises;

    @BeforeAll
    static void read() throws IOException {
        try (InputStream file = DeadlineCensusTests.class.getResourceAsStream("evidence.json.gz")) {
            run = EvidenceFile.read(Objects.requireNonNull(file));
        }
        confirmed = run.journal().stream()
                .filter(row -> row.type().equals("order.completion-confirmed.v1"))
                .filter(row -> row.actorId().equals("deadline"))
                .toList();
        promises = confirmed.stream().map(DeadlineCensusTests::promise).toList();
    }

    @Test
    void deadlines_that_acted_once_are_as_they_must_be() {
        DeadlineCensus census = DeadlineCensus.of(run, promises);

        assertThat(promises).isNotEmpty();
        assertThat(census.effects()).extracting(DeadlineCensus.Effect::promise).isEqualTo(promises);
        assertThat(census.commands()).isPositive();
        assertThat(census.holds()).isTrue();
    }

    @Test
    void one_that_never_acted_is_missing() {
        JournalRow lost = confirmed.getFirst();

        DeadlineCensus census = DeadlineCensus.of(Altered.journal(run, without(lost)), promises);

        assertThat(census.missing()).containsExactly(lost.orderNumber());
        assertThat(census.holds()).isFalse();
    }

    @Test
    void one_that_acted_at_its_very_due_time_is_early() {
        JournalRow row = confirmed.getFirst();
        JournalRow early = row(row, row.version(), promises.getFirst().dueAt());

        DeadlineCensus census = DeadlineCensus.of(Altered.journal(run, with(without(row), early)), promises);

        assertThat(census.early()).containsExactly(row.orderNumber());
        assertThat(census.holds()).isFalse();
    }

    @Test
    void one_that_acted_again_is_counted() {
        JournalRow row = confirmed.getFirst();
        JournalRow again = row(row, row.version() + 1, row.occurredAt());

        DeadlineCensus census = DeadlineCensus.of(Altered.journal(run, with(run.journal(), again)), promises);

        assertThat(census.twice()).containsExactly(row.orderNumber());
        assertThat(census.holds()).isFalse();
    }

    @Test
    void one_that_the_api_told_other_than_it_ran_is_missing() {
        Promise told = promises.getFirst();
        Promise hourLater =
                new Promise(told.orderNumber(), told.kind(), told.dueAt().plusSeconds(3_600));

        DeadlineCensus census = DeadlineCensus.of(run, List.of(hourLater));

        assertThat(census.missing()).containsExactly(told.orderNumber());
    }

    @Test
    void a_command_that_was_sent_again_is_counted() {
        var command = run.of("order.commands").stream()
                .filter(record -> Objects.equals(record.headers().get("ce_type"), "order.confirm-by-deadline.v1"))
                .findFirst()
                .orElseThrow();
        long before = DeadlineCensus.of(run, promises).repeated();

        DeadlineCensus census = DeadlineCensus.of(Altered.records(run, with(run.records(), command)), promises);

        assertThat(census.repeated()).isEqualTo(before + 1);
    }

    /** What the event before the effect said of the deadline that ran. */
    private static Promise promise(JournalRow effect) {
        JsonNode deadline = run.journal().stream()
                .filter(row -> row.orderNumber().equals(effect.orderNumber()))
                .filter(row -> row.version() == effect.version() - 1)
                .map(row -> JSON.readTree(row.payload()).get("deadline"))
                .findFirst()
                .orElseThrow();
        return new Promise(
                effect.orderNumber(),
                deadline.get("kind").asString(),
                Instant.parse(deadline.get("dueAt").asString()));
    }

    private static JournalRow row(JournalRow row, long version, Instant at) {
        return new JournalRow(
                row.lane(),
                row.position(),
                row.orderNumber(),
                version,
                row.type(),
                at,
                row.actorRole(),
                row.actorId(),
                row.commandKey(),
                row.payload());
    }

    private static List<JournalRow> without(JournalRow lost) {
        List<JournalRow> rows = new ArrayList<>(run.journal());
        rows.remove(lost);
        return rows;
    }

    private static <T> List<T> with(List<T> rows, T more) {
        return Stream.concat(rows.stream(), Stream.of(more)).toList();
    }
}
