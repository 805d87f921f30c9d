package marketplace.order.letter;

import static marketplace.order.letter.TestLetters.bytes;
import static marketplace.order.letter.TestLetters.newKey;
import static marketplace.order.letter.TestLetters.unreadable;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import marketplace.contracts.MessageHeaders;
import marketplace.contracts.Topics;
import marketplace.order.Answer;
import marketplace.order.Party;
import marketplace.order.problem.OrderProblems;
import marketplace.platform.problem.PlatformProblems;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an operator sees of dead letters, and does about them, while Kafka is away. */
class DeadLetterApiTests {

    private static final LonelyService SERVICE = new LonelyService();

    private final Party operator = SERVICE.party("olga");

    @AfterAll
    static void stop() {
        SERVICE.close();
    }

    @Test
    void an_operator_sees_what_was_put_aside_where_it_was_and_why() {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(Topics.ORDER_COMMANDS, bytes("00701K9ZD6M4T1XW9QA"), bytes("{\"a\":\"\u00e9\"}"));
        record.headers().add(MessageHeaders.TYPE, bytes("order.cancel-by-deadline.v1"));
        long id = SERVICE.hear(TestLetters.of(record, "ORDER_NOT_FOUND: no order", "order-service", 4711));

        Answer opened = operator.get(path(id)).expect(200);

        assertThat(opened.text("/letter/state")).isEqualTo("OPEN");
        assertThat(opened.text("/letter/topic")).isEqualTo(Topics.ORDER_COMMANDS);
        assertThat(opened.body().at("/letter/original").toString())
                .isEqualTo("{\"topic\":\"order.commands\",\"partition\":3,\"offset\":4711}");
        assertThat(opened.text("/letter/kept/topic")).isEqualTo("order.commands-dlt");
        assertThat(opened.text("/letter/consumerGroup")).isEqualTo("order-service");
        assertThat(opened.text("/letter/reason")).isEqualTo("ORDER_NOT_FOUND: no order");
        assertThat(opened.text("/letter/type")).isEqualTo("order.cancel-by-deadline.v1");
        assertThat(opened.text("/letter/key")).isEqualTo("00701K9ZD6M4T1XW9QA");
        assertThat(opened.text("/letter/cameAt")).isEqualTo(LonelyService.CAME_AT.toString());
        assertThat(opened.body().at("/letter/size").asInt()).isEqualTo(10);
        assertThat(opened.body().at("/letter/replays").asInt()).isZero();
        assertThat(opened.body().at("/value").toString())
                .isEqualTo("{\"encoding\":\"UTF_8\",\"content\":\"{\\\"a\\\":\\\"\u00e9\\\"}\",\"cut\":false}");
        assertThat(opened.body().at("/headerCount").asInt()).isEqualTo(6);
        assertThat(opened.text("/headers/0/name")).isEqualTo(MessageHeaders.TYPE);
        assertThat(opened.text("/headers/0/value/content")).isEqualTo("order.cancel-by-deadline.v1");
    }

    @Test
    void a_long_body_is_shown_from_its_beginning() {
        String body = "x".repeat(LonelyService.SHOWN) + " and more";
        ProducerRecord<byte[], byte[]> record = record(newKey(), body);

        Answer cut = operator.get(path(SERVICE.hear(TestLetters.of(record, "body over 262144 bytes"))))
                .expect(200);

        assertThat(cut.text("/value/content")).isEqualTo("x".repeat(LonelyService.SHOWN));
        assertThat(cut.body().at("/value/cut").asBoolean(false)).isTrue();
        assertThat(cut.body().at("/letter/size").asInt()).isEqualTo(body.length());
    }

    @Test
    void pages_show_every_letter_of_a_state_and_a_topic_once_oldest_first() {
        List<Long> wanted = IntStream.range(0, 5)
                .mapToObj(i -> SERVICE.hear(deliveryLetter()))
                .toList();
        long discarded = SERVICE.hear(deliveryLetter());
        operator.post(path(discarded) + "/discard", Map.of("note", "no need")).expect(200);
        long other = SERVICE.hear(unreadable(newKey()));

        List<Long> seen = new ArrayList<>();
        long next = wanted.getFirst() - 1;
        do {
            Answer page = operator.get("/v1/dead-letters?state=OPEN&topic=delivery.events&limit=2&after=" + next)
                    .expect(200);
            page.body()
                    .at("/letters")
                    .forEach(letter -> seen.add(letter.at("/letterId").asLong()));
            next = page.body().at("/nextAfter").asLong(0);
        } while (next > 0);

        assertThat(seen).containsExactlyElementsOf(wanted).doesNotContain(discarded, other);
    }

    @Test
    void a_letter_that_is_read_or_written_twice_is_one_and_the_first_one_stands() {
        String key = newKey();
        ProducerRecord<byte[], byte[]> letter = unreadable(key);
        LonelyService.Place first = SERVICE.nextPlace();
        long id = SERVICE.hear(letter, first);
        operator.post(path(id) + "/discard", Map.of("note", "known")).expect(200);

        SERVICE.hear(letter, first);
        SERVICE.hear(letter);

        assertThat(TestLetters.ids(operator, key)).containsExactly(id);
        assertThat(operator.get(path(id)).text("/letter/state")).isEqualTo("DISCARDED");
    }

    @Test
    void what_lies_at_a_place_of_a_topic_that_was_made_anew_is_another_letter() {
        String key = newKey();
        LonelyService.Place place = SERVICE.nextPlace();
        SERVICE.hear(TestLetters.of(record(key, "before"), "no JSON", "order-service", 7), place);

        SERVICE.hear(TestLetters.of(record(key, "after"), "no JSON", "order-service", 7), place.later());

        assertThat(TestLetters.ids(operator, key)).hasSize(2);
    }

    @Test
    void a_letter_that_says_and_holds_nothing_is_kept_all_the_same() {
        long id = SERVICE.hear(new ProducerRecord<>(Topics.deadLettersOf(Topics.ORDER_EVENTS), null));

        Answer opened = operator.get(path(id)).expect(200);

        assertThat(opened.text("/letter/topic")).isEqualTo(Topics.ORDER_EVENTS);
        assertThat(opened.body().at("/letter/size").asInt(-1)).isZero();
        assertThat(opened.body().has("value")).isFalse();
        assertThat(opened.body().at("/letter").propertyNames())
                .doesNotContain("original", "consumerGroup", "reason", "type", "key", "closedAt");
    }

    @Test
    void hostile_headers_are_cut_to_what_a_person_can_read_and_lead_nowhere_else() {
        ProducerRecord<byte[], byte[]> letter = unreadable(newKey());
        TestLetters.explain(letter, MessageHeaders.DEAD_LETTER_REASON, "a\0b\nc" + "\uD83D\uDE00".repeat(1000));
        TestLetters.explain(letter, MessageHeaders.DEAD_LETTER_GROUP, "g".repeat(100_000));
        TestLetters.explain(letter, MessageHeaders.DEAD_LETTER_TOPIC, "__consumer_offsets");
        IntStream.range(0, 150).forEach(i -> letter.headers().add("h\0" + i, new byte[] {(byte) 0xff}));

        Answer opened = operator.get(
                        path(SERVICE.hear(letter, SERVICE.nextPlace().at(Long.MAX_VALUE))))
                .expect(200);

        assertThat(opened.text("/letter/reason"))
                .startsWith("a b c\uD83D\uDE00")
                .hasSize(999);
        assertThat(opened.text("/letter/consumerGroup")).hasSize(200);
        assertThat(opened.text("/letter/topic")).isEqualTo(Topics.PAYMENT_EVENTS);
        assertThat(opened.text("/letter/cameAt")).isEqualTo("1970-01-01T00:00:00Z");
        assertThat(opened.body().at("/headers")).hasSize(100);
        assertThat(opened.body().at("/headerCount").asInt()).isEqualTo(155);
        assertThat(opened.text("/headers/99/value/encoding")).isEqualTo("BASE64");
    }

    @Test
    void discarding_may_be_repeated_but_not_contradicted_and_ends_replays() {
        String letter = path(SERVICE.hear(unreadable(newKey())));
        Answer first =
                operator.post(letter + "/discard", Map.of("note", "told again")).expect(200);

        Answer repeated =
                operator.post(letter + "/discard", Map.of("note", "told again")).expect(200);
        Answer otherNote = operator.post(letter + "/discard", Map.of("note", "lost"));
        Answer otherOperator = SERVICE.party("oskar").post(letter + "/discard", Map.of("note", "told again"));
        Answer replay = operator.post(letter + "/replay", "");

        assertThat(first.text("/state")).isEqualTo("DISCARDED");
        assertThat(first.text("/note")).isEqualTo("told again");
        assertThat(first.text("/closedBy")).isEqualTo("olga");
        assertThat(first.text("/closedAt")).isEqualTo(SERVICE.now().toString());
        assertThat(repeated.body()).isEqualTo(first.body());
        for (Answer refused : List.of(otherNote, otherOperator, replay)) {
            assertThat(refused.expectProblem(OrderProblems.DEAD_LETTER_CLOSED).text("/state"))
                    .isEqualTo("DISCARDED");
        }
    }

    @Test
    void a_note_is_required_and_short() {
        String letter = path(SERVICE.hear(unreadable(newKey())));

        for (Object body : List.of(Map.of(), Map.of("note", " "), Map.of("note", "x".repeat(501)))) {
            assertThat(operator.post(letter + "/discard", body)
                            .expectProblem(PlatformProblems.INVALID_REQUEST)
                            .wrongField())
                    .isEqualTo("/note");
        }

        assertThat(operator.get(letter).text("/letter/state")).isEqualTo("OPEN");
    }

    @Test
    void a_replay_that_the_broker_does_not_acknowledge_leaves_the_letter_open_and_free() {
        String letter = path(SERVICE.hear(unreadable(newKey())));

        Answer first = operator.post(letter + "/replay", "");
        Answer second = operator.post(letter + "/replay", "");

        for (Answer refused : List.of(first, second)) {
            assertThat(refused.expectProblem(PlatformProblems.UNAVAILABLE).header("Retry-After"))
                    .isEqualTo("1");
            assertThat(refused.text("/detail")).contains("acknowledge");
        }
        assertThat(operator.get(letter).text("/letter/state")).isEqualTo("OPEN");
        assertThat(operator.get(letter).body().at("/letter/replays").asInt()).isEqualTo(2);
        operator.post(letter + "/discard", Map.of("note", "told again")).expect(200);
    }

    @Test
    void nobody_replays_or_discards_what_is_being_replayed_until_the_lease_of_whoever_does_has_ended() {
        long id = SERVICE.hear(unreadable(newKey()));
        SERVICE.lease(id, Duration.ofMinutes(10));

        Answer replay = operator.post(path(id) + "/replay", "");
        Answer discard = operator.post(path(id) + "/discard", Map.of("note", "told again"));
        SERVICE.lease(id, Duration.ofMinutes(-1));

        for (Answer refused : List.of(replay, discard)) {
            assertThat(refused.expectProblem(PlatformProblems.UNAVAILABLE).text("/detail"))
                    .contains("at this moment");
            assertThat(refused.header("Retry-After")).isEqualTo("1");
        }
        operator.post(path(id) + "/discard", Map.of("note", "told again")).expect(200);
    }

    @Test
    void closed_letters_are_forgotten_in_the_end_and_open_ones_never() {
        long open = SERVICE.hear(unreadable(newKey()));
        long closed = SERVICE.hear(unreadable(newKey()));
        operator.post(path(closed) + "/discard", Map.of("note", "told again")).expect(200);
        SERVICE.letPass(LonelyService.KEPT_FOR.minusMinutes(1));
        long lastClosed = SERVICE.hear(unreadable(newKey()));
        operator.post(path(lastClosed) + "/discard", Map.of("note", "told again"))
                .expect(200);

        SERVICE.letPass(Duration.ofMinutes(2));

        Awaitility.await().until(() -> operator.get(path(closed)).status() == 404);
        operator.get(path(open)).expect(200);
        operator.get(path(lastClosed)).expect(200);
    }

    @Test
    void what_is_not_there_is_not_found() {
        for (String id : new String[] {"999999999", "x", "-1", "9".repeat(30)}) {
            String path = "/v1/dead-letters/" + id;

            operator.get(path).expectProblem(PlatformProblems.NOT_FOUND);
            operator.post(path + "/replay", "").expectProblem(PlatformProblems.NOT_FOUND);
            operator.post(path + "/discard", Map.of("note", "n")).expectProblem(PlatformProblems.NOT_FOUND);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "state=CLOSED",
                "state=",
                "topic=order.events-dlt",
                "topic=",
                "after=-1",
                "after=1e3",
                "State=OPEN",
                "offset=3"
            })
    void a_query_that_makes_no_sense_is_refused_by_the_name_of_what_is_wrong(String query) {
        Answer answer = operator.get("/v1/dead-letters?" + query);

        assertThat(answer.expectProblem(OrderProblems.INVALID_QUERY).text("/errors/0/parameter"))
                .isEqualTo(query.split("=", 2)[0]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "201", "x"})
    void a_page_has_1_to_200_letters(String limit) {
        operator.get("/v1/dead-letters?limit=" + limit).expectProblem(PlatformProblems.MALFORMED_REQUEST);
    }

    private static ProducerRecord<byte[], byte[]> deliveryLetter() {
        return TestLetters.of(
                new ProducerRecord<>(Topics.DELIVERY_EVENTS, bytes(newKey()), bytes("{}")), "reason is no code");
    }

    private static ProducerRecord<byte[], byte[]> record(String key, String body) {
        return new ProducerRecord<>(Topics.PAYMENT_EVENTS, bytes(key), bytes(body));
    }

    private static String path(long id) {
        return "/v1/dead-letters/" + id;
    }
}
