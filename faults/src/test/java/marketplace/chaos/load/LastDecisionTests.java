package marketplace.chaos.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A dispute that is decided for the last time ends the order, or the order would wait for its next dispute for ever. */
class LastDecisionTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @ParameterizedTest
    @CsvSource({
        "AWAITING_REQUIREMENT, CANCEL",
        "AWAITING_START, CANCEL",
        "DELIVERING, CANCEL",
        "IN_PROGRESS, CANCEL COMPLETE",
        "AWAITING_CONFIRMATION, CANCEL COMPLETE"
    })
    void an_order_ends_by_what_its_status_allows(String status, String outcomes) {
        JsonNode order = JSON.valueToTree(Map.of("status", status));
        Bodies bodies = new Bodies("secret");

        Set<String> decided = new TreeSet<>();
        IntStream.range(0, 50)
                .mapToObj(seed -> bodies.lastDecision(order, new SplittableRandom(seed)))
                .forEach(body -> decided.add(JSON.readTree(body).get("outcome").asString()));

        assertThat(String.join(" ", decided)).isEqualTo(outcomes);
    }
}
