package marketplace.order.completion;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import marketplace.order.Answer;
import marketplace.order.Endpoint;
import marketplace.order.Party;
import marketplace.order.RunningService;
import marketplace.order.TestMarketplace;
import marketplace.order.TestSql;
import marketplace.platform.problem.PlatformProblems;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Completion information is planted and looked for everywhere but where it belongs (rule 11). */
class CompletionSecrecyTests {

    private static final String TABLES =
            "select quote_ident(table_name) from information_schema.tables where table_schema = 'public'";

    private final TestMarketplace market = TestMarketplace.shared();
    private final TestSql database = new TestSql(RunningService.sharedDatabase());
    private final String secret = "planted-" + UUID.randomUUID();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void it_is_in_no_column_no_topic_no_log_and_no_answer_but_the_buyers() {
        String product = market.productWithoutForm();
        String number = market.inProgress(product);

        try (LogText log = LogText.listen()) {
            complete(number, "Idempotency-Key", "k").expect(200);
            complete(number, "Idempotency-Key", "k").expect(200);
            assertThat(complete(number).expect(409).raw()).doesNotContain(secret);
            assertThat(market.press(market.provider, number, "complete", unreadable())
                            .expect(400)
                            .raw())
                    .doesNotContain(secret);
            assertThat(market.buyer.get(path(number)).expect(200).text("/completionInformation"))
                    .isEqualTo(secret);
            for (Party party : new Party[] {market.buyer, market.provider, market.operator}) {
                lookEverywhere(party, number, product);
            }
            Awaitility.await().until(() -> TopicText.everything().contains(number));

            assertThat(log.everything()).contains("completionInformation=***").doesNotContain(secret);
        }

        assertThat(everyRow()).contains(number).doesNotContain(secret);
        assertThat(TopicText.everything()).contains(number).doesNotContain(secret);
    }

    @Test
    void what_is_stored_for_one_order_does_not_open_under_the_number_of_another() {
        String product = market.productWithoutForm();
        String theirs = market.inProgress(product);
        complete(theirs).expect(200);
        String ours = market.awaitingConfirmation(product);
        String sealed = database.rows("""
                select document #>> '{implementation,sealedInformation}' from orders where order_number = '%s'
                """.formatted(theirs)).getFirst();

        database.run("""
                update orders set document = jsonb_set(document, '{implementation,sealedInformation}', '"%s"')
                 where order_number = '%s'
                """.formatted(sealed, ours));
        Answer answer = market.buyer.get(path(ours));

        answer.expectProblem(PlatformProblems.INTERNAL_ERROR);
        assertThat(answer.raw()).doesNotContain(secret).doesNotContain(sealed);
        assertThat(market.buyer.get(path(theirs)).expect(200).text("/completionInformation"))
                .isEqualTo(secret);
    }

    @Test
    void every_look_is_recorded_for_the_parties_and_the_operator() {
        String number = market.inProgress(market.productWithoutForm());
        complete(number).expect(200);
        String buyer = market.order(market.buyer, number).text("/buyerId");

        market.buyer.get(path(number)).expect(200);
        RunningService.sharedClock().tick(Duration.ofMinutes(1));
        market.buyer.get(path(number)).expect(200);
        market.provider.get(path(number)).expect(403);

        for (Party party : new Party[] {market.buyer, market.provider, market.operator}) {
            Answer views = party.get(path(number) + "/views").expect(200);
            assertThat(views.body().at("/views")).hasSize(2);
            assertThat(views.text("/views/0/viewerId")).isEqualTo(buyer);
            assertThat(views.text("/views/0/viewedAt"))
                    .isEqualTo(RunningService.sharedClock().instant().toString());
            assertThat(views.body().at("/views/0/round").asInt()).isEqualTo(1);
        }
    }

    @Test
    void a_look_that_shows_nothing_is_not_recorded() {
        String number = market.place(market.productWithoutForm());

        market.buyer.get(path(number)).expect(409);

        assertThat(market.buyer.get(path(number) + "/views").expect(200).body().at("/views"))
                .isEmpty();
    }

    private String everyRow() {
        return String.join(
                "\n",
                database.rows(TABLES).stream()
                        .flatMap(table -> database.rows("select t::text from %s t".formatted(table)).stream())
                        .toList());
    }

    private void lookEverywhere(Party party, String number, String product) {
        for (Endpoint endpoint : Endpoint.values()) {
            if (endpoint != Endpoint.DELIVERY) {
                Answer answer = endpoint.call(party, number, product, "If-Match", "\"1\"");
                assertThat(answer.raw()).as(endpoint.name()).doesNotContain(secret);
            }
        }
    }

    private Answer complete(String number, String... headers) {
        return market.press(market.provider, number, "complete", Map.of("completionInformation", secret), headers);
    }

    private String unreadable() {
        return "{\"completionInformation\":\"%s\\u0000\"}".formatted(secret);
    }

    private static String path(String number) {
        return "/v1/orders/%s/delivery".formatted(number);
    }
}
