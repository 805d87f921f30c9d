package marketplace.order.changes;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import marketplace.contracts.Role;
import marketplace.order.Answer;
import marketplace.order.Party;
import marketplace.order.RunningService;
import marketplace.order.TestMarketplace;
import marketplace.order.TestSql;
import marketplace.order.problem.OrderProblems;
import marketplace.platform.problem.PlatformProblems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ChangesTests {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final TestMarketplace market = TestMarketplace.shared();
    private final TestMarketplace others = TestMarketplace.shared();

    @Test
    void a_change_shows_what_the_timeline_and_the_event_show() {
        String number = market.awaitingConfirmation(market.productWithForm());

        List<JsonNode> changes =
                ChangesReader.fromTheBeginning().toTheEnd(market.provider, 500).changes();

        List<JsonNode> timeline = market.provider
                .get("/v1/orders/%s/timeline".formatted(number))
                .body()
                .at("/entries")
                .valueStream()
                .toList();
        List<JsonNode> events = events("order_number = '%s'".formatted(number));
        assertThat(changes).hasSameSizeAs(timeline).hasSameSizeAs(events);
        for (int i = 0; i < changes.size(); i++) {
            JsonNode change = changes.get(i);
            assertThat(change.at("/orderNumber").asString("")).isEqualTo(number);
            for (String field : List.of("version", "type", "at", "actor", "details")) {
                assertThat(change.get(field)).isEqualTo(timeline.get(i).get(field));
            }
            assertThat(change.get("order")).isEqualTo(events.get(i).get("order"));
            assertThat(change.get("deadline")).isEqualTo(events.get(i).get("deadline"));
        }
    }

    @Test
    void everybody_sees_every_version_of_their_own_orders_and_nothing_else() {
        Party settlement = market.party(Role.SERVICE, "settlement");
        ChangesReader asOperator = ChangesReader.fromNow(market.operator);
        ChangesReader asService = ChangesReader.fromNow(settlement);
        List<String> ours = List.of(lively(market), lively(market));
        List<String> theirs = List.of(lively(others));
        List<String> both = Stream.concat(ours.stream(), theirs.stream()).toList();

        for (Party party : new Party[] {market.buyer, market.provider}) {
            assertThat(all(party)).containsExactlyInAnyOrderElementsOf(journal(ours));
        }
        for (Party party : new Party[] {others.buyer, others.provider}) {
            assertThat(all(party)).containsExactlyInAnyOrderElementsOf(journal(theirs));
        }
        assertThat(asOperator.toTheEnd(market.operator, 3).seen()).containsExactlyInAnyOrderElementsOf(journal(both));
        assertThat(asService.toTheEnd(settlement, 500).seen()).containsExactlyInAnyOrderElementsOf(journal(both));
        assertThat(all(market.party(Role.PROVIDER, buyerOf(ours.getFirst())))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 500})
    void pages_of_any_size_lead_to_the_end_without_gap_or_repetition(int limit) {
        List<String> numbers = Stream.generate(() -> lively(market)).limit(4).toList();
        ChangesReader reader = ChangesReader.fromTheBeginning().toTheEnd(market.provider, limit);
        String end = reader.cursor();

        Answer again = reader.next(market.provider, "limit=" + limit);

        assertThat(reader.seen()).containsExactlyInAnyOrderElementsOf(journal(numbers));
        numbers.forEach(number -> assertThat(reader.seen().stream().filter(seen -> seen.startsWith(number)))
                .isSorted()
                .hasSize(4));
        assertThat(again.body().at("/changes")).isEmpty();
        assertThat(again.body().at("/more").asBoolean()).isFalse();
        assertThat(again.text("/cursor")).isEqualTo(end);
    }

    @Test
    void the_same_cursor_gets_the_same_answer() {
        lively(market);
        String cursor = market.buyer.get("/v1/changes?limit=2").text("/cursor");

        Answer first = market.buyer.get("/v1/changes?limit=1&after=" + cursor).expect(200);
        Answer second = market.buyer.get("/v1/changes?limit=1&after=" + cursor).expect(200);

        assertThat(second.raw()).isEqualTo(first.raw());
    }

    @Test
    void who_begins_now_sees_what_comes_next() {
        lively(market);
        Answer begin = market.buyer.get("/v1/changes?start=NOW").expect(200);

        String number = market.place(market.productWithoutForm());
        ChangesReader reader = ChangesReader.after(begin.text("/cursor")).toTheEnd(market.buyer, 10);

        assertThat(begin.body().at("/changes")).isEmpty();
        assertThat(begin.body().at("/more").asBoolean()).isFalse();
        assertThat(reader.seen()).containsExactly(number + "|1");
    }

    @Test
    void a_busy_lane_keeps_no_other_waiting() {
        String busy = market.place(market.productWithoutForm());
        IntStream.range(0, 30)
                .forEach(i -> market.press(market.provider, busy, "reprice", TestMarketplace.price(100 + i))
                        .expect(200));
        List<String> quiet = Stream.generate(() -> market.place(market.productWithoutForm()))
                .filter(number -> !number.startsWith(busy.substring(0, 3)))
                .limit(2)
                .toList();
        ChangesReader reader = ChangesReader.fromTheBeginning();

        IntStream.range(0, 3).forEach(page -> reader.next(market.provider, "limit=6"));

        assertThat(reader.seen()).contains(quiet.get(0) + "|1", quiet.get(1) + "|1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=501", "limit=-1", "limit=many"})
    void a_limit_beyond_its_bounds_is_refused(String query) {
        market.buyer.get("/v1/changes?" + query).expectProblem(PlatformProblems.MALFORMED_REQUEST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wait=soon",
                "wait=20",
                "wait=",
                "wait=-PT1S",
                "wait=PT30.001S",
                "wait=PT9999999999999H",
                "start=LATER",
                "start=now",
                "atfer=x",
            })
    void a_question_that_cannot_be_answered_says_which_parameter(String query) {
        Answer answer = market.buyer.get("/v1/changes?" + query).expectProblem(OrderProblems.INVALID_QUERY);

        assertThat(answer.text("/errors/0/parameter")).isEqualTo(query.substring(0, query.indexOf('=')));
        assertThat(answer.text("/errors/0/detail")).isNotBlank();
    }

    static Stream<String> foreignCursors() {
        TestMarketplace market = TestMarketplace.shared();
        String cursor = cursor(market.provider);
        String namesake = market.order(market.provider, lively(market)).text("/providerId");
        return Stream.of(
                "",
                "x",
                "!!!",
                "A".repeat(9_000),
                cursor.substring(1),
                cursor.substring(0, cursor.length() - 2),
                (cursor.charAt(0) == 'A' ? "B" : "A") + cursor.substring(1),
                cursor + "A",
                cursor(market.buyer),
                cursor(market.party(Role.BUYER, namesake)),
                market.provider.get("/v1/orders?limit=1").text("/nextCursor"));
    }

    @ParameterizedTest
    @MethodSource("foreignCursors")
    void a_cursor_that_is_not_ours_is_refused(String cursor) {
        market.provider.get("/v1/changes?after=" + cursor).expectProblem(OrderProblems.INVALID_CURSOR);
        market.provider.get("/v1/changes/stream?after=" + cursor).expectProblem(OrderProblems.INVALID_CURSOR);
    }

    @Test
    void no_change_holds_contact_data_answers_of_forms_or_completion_information() {
        String secret = "planted-" + UUID.randomUUID();
        ChangesReader asOperator = ChangesReader.fromNow(market.operator);
        String product = market.productWithForm();
        Map<String, Object> contact = Map.of("name", "N " + secret, "phone", "+1 555 0100", "email", "e@" + secret);
        String number = market.buyer
                .post("/v1/orders", Map.of("productId", product, "contact", contact), "Idempotency-Key", "k")
                .expect(201)
                .text("/orderNumber");
        market.pay(number, TestMarketplace.LIST_PRICE);
        market.press(market.buyer, number, "submit-requirement", TestMarketplace.answers("h" + secret.substring(30)))
                .expect(200);
        market.press(market.provider, number, "start", market.starting(number)).expect(200);
        market.press(market.provider, number, "complete", Map.of("completionInformation", secret))
                .expect(200);

        for (List<JsonNode> changes : List.of(
                ChangesReader.fromTheBeginning().toTheEnd(market.buyer, 500).changes(),
                ChangesReader.fromTheBeginning().toTheEnd(market.provider, 500).changes(),
                asOperator.toTheEnd(market.operator, 500).changes())) {
            assertThat(ChangesReader.versions(changes)).contains(number + "|6");
            assertThat(changes.toString()).doesNotContain(secret, "555 0100", "h" + secret.substring(30));
        }
    }

    /** An order with four versions. */
    @CanIgnoreReturnValue
    private static String lively(TestMarketplace market) {
        String number = market.place(market.productWithoutForm());
        market.press(market.provider, number, "reprice", TestMarketplace.price(500))
                .expect(200);
        market.openAttempt(number);
        market.press(market.buyer, number, "cancel", "{}").expect(200);
        return number;
    }

    private static String cursor(Party party) {
        return party.get("/v1/changes?start=NOW").expect(200).text("/cursor");
    }

    private static List<String> all(Party party) {
        return ChangesReader.fromTheBeginning().toTheEnd(party, 100).seen();
    }

    private String buyerOf(String number) {
        return market.order(market.operator, number).text("/buyerId");
    }

    private static List<String> journal(List<String> numbers) {
        try (TestSql sql = new TestSql(RunningService.sharedDatabase())) {
            return sql.rows("select order_number, order_version from journal where order_number in ('%s')"
                    .formatted(String.join("','", numbers)));
        }
    }

    private static List<JsonNode> events(String where) {
        try (TestSql sql = new TestSql(RunningService.sharedDatabase())) {
            return sql.rows("select payload from journal where %s order by lane, position".formatted(where)).stream()
                    .map(JSON::readTree)
                    .toList();
        }
    }
}
