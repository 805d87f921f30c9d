package marketplace.order.changes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import marketplace.contracts.Role;
import marketplace.order.Party;
import marketplace.order.RunningService;
import marketplace.order.TestMarketplace;
import marketplace.order.problem.OrderProblems;
import marketplace.platform.security.Caller;
import marketplace.servers.Database;
import marketplace.servers.Servers;
import marketplace.servers.TestClock;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;

class ChangeStreamTests {

    private static final Database DATABASE = Servers.shared().freshDatabase();
    private static final TestClock CLOCK = new TestClock();
    private static final List<String> QUIET =
            List.of("marketplace.relay.enabled=false", "spring.kafka.listener.auto-startup=false");
    private static final RunningService ONE = start("marketplace.changes.heartbeat=100ms");
    private static final RunningService OTHER = start("marketplace.changes.stream-life=300ms");

    private final TestMarketplace market = new TestMarketplace(ONE, CLOCK);
    private final String product = market.productWithoutForm();

    @AfterAll
    static void stop() {
        ONE.close();
        OTHER.close();
    }

    @Test
    void changes_come_as_events_whose_ids_are_cursors() {
        try (LiveChanges live = LiveChanges.listen(market.provider, "")) {
            String number = market.place(product);
            Awaitility.await().until(() -> live.seen().equals(List.of(number + "|1")));
            String after = live.lastEventId();
            market.press(market.buyer, number, "cancel", "{}").expect(200);
            Awaitility.await().until(() -> live.seen().size() == 2);

            assertThat(live.names()).containsOnly("change");
            assertThat(live.changes().getLast())
                    .isEqualTo(market.provider
                            .get("/v1/changes?after=" + after)
                            .body()
                            .at("/changes/0"));
            assertThat(ChangesReader.after(live.lastEventId())
                            .toTheEnd(market.provider, 10)
                            .seen())
                    .isEmpty();
        }
    }

    @Test
    void what_came_before_comes_first_and_resuming_misses_and_repeats_nothing() {
        List<String> placed =
                IntStream.range(0, 250).mapToObj(i -> market.place(product)).toList();
        LiveChanges first = LiveChanges.listen(market.provider, "");
        Awaitility.await().until(() -> first.seen().size() >= 120);
        first.close();
        List<String> seen = new ArrayList<>(first.seen());
        int missing = placed.size() - seen.size();

        try (LiveChanges second = LiveChanges.resume(market.provider, first.lastEventId())) {
            Awaitility.await().until(() -> second.seen().size() >= missing);
            seen.addAll(second.seen());
        }

        assertThat(seen)
                .containsExactlyInAnyOrderElementsOf(
                        placed.stream().map(number -> number + "|1").toList());
    }

    @Test
    void who_began_now_and_was_cut_off_before_anything_came_comes_back_to_that_moment() {
        market.place(product);
        LiveChanges first = LiveChanges.listen(market.provider, "?start=NOW");
        Awaitility.await().until(() -> !first.lastEventId().isEmpty());
        first.close();
        String number = market.place(product);

        try (LiveChanges second = LiveChanges.resume(market.provider, first.lastEventId())) {
            Awaitility.await().until(() -> second.seen().equals(List.of(number + "|1")));
        }

        assertThat(first.seen()).isEmpty();
    }

    @Test
    void an_id_that_is_sent_back_goes_before_the_cursor_in_the_address() {
        String beginning = market.provider.get("/v1/changes?start=NOW").text("/cursor");
        market.place(product);
        String now = market.provider.get("/v1/changes?start=NOW").text("/cursor");
        String number = market.place(product);

        try (LiveChanges live = LiveChanges.listen(market.provider, "?after=" + beginning, "Last-Event-ID", now)) {
            Awaitility.await().until(() -> live.seen().contains(number + "|1"));

            assertThat(live.seen()).hasSize(1);
        }
    }

    @Test
    void what_another_instance_commits_comes_too_and_others_see_nothing() {
        TestMarketplace elsewhere = new TestMarketplace(OTHER, CLOCK);
        TestMarketplace strangers = new TestMarketplace(ONE, CLOCK);
        Party here = ONE.party(
                "buyer", elsewhere.order(elsewhere.buyer, placed(elsewhere)).text("/buyerId"));
        try (LiveChanges live = LiveChanges.listen(here, "?start=NOW");
                LiveChanges stranger = LiveChanges.listen(strangers.buyer, "")) {
            String number = placed(elsewhere);

            Awaitility.await().until(() -> live.seen().equals(List.of(number + "|1")));
            assertThat(stranger.seen()).isEmpty();
        }
    }

    @Test
    void an_open_stream_shows_that_it_lives() {
        try (LiveChanges live = LiveChanges.listen(market.buyer, "")) {
            Awaitility.await().until(() -> live.comments().contains("alive"));
        }
    }

    @Test
    void a_stream_ends_after_its_life() {
        Party buyer = new TestMarketplace(OTHER, CLOCK).buyer;

        try (LiveChanges live = LiveChanges.listen(buyer, "")) {
            Awaitility.await().until(live::hasEnded);
        }

        Awaitility.await().until(() -> OTHER.bean(Listeners.class).count() == 0);
    }

    @Test
    void a_client_that_does_not_read_is_given_no_second_page() {
        IntStream.range(0, 30).forEach(i -> market.place(product));
        Listeners listeners = ONE.bean(Listeners.class);
        LanePositions beginning = ONE.bean(ChangeCursors.class).beginning();
        String provider = market.order(market.provider, market.place(product)).text("/providerId");
        Listener listener = listeners.open(new Caller(Role.PROVIDER, provider), beginning, 10);
        SlowClient client = new SlowClient();

        ONE.bean(ChangeFeed.class).stream(listener).subscribe(client);
        client.request(1);
        Awaitility.await().until(() -> client.pages.size() == 1);
        boolean asks = listener.isReady();
        client.request(2);
        Awaitility.await().until(() -> client.pages.size() == 3);
        client.cancel();
        listeners.close(listener);

        assertThat(asks).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"?start=LATER", "?wait=PT1S", "?limit=5"})
    void a_question_that_cannot_be_answered_is_refused(String query) {
        market.buyer.get("/v1/changes/stream" + query).expectProblem(OrderProblems.INVALID_QUERY);
    }

    private static String placed(TestMarketplace market) {
        return market.place(market.productWithoutForm());
    }

    private static RunningService start(String... settings) {
        return RunningService.start(
                DATABASE,
                CLOCK,
                Stream.concat(QUIET.stream(), Stream.of(settings)).toArray(String[]::new));
    }

    private static final class SlowClient extends BaseSubscriber<ChangePage> {

        private final List<ChangePage> pages = new CopyOnWriteArrayList<>();

        @Override
        protected void hookOnSubscribe(Subscription subscription) {
            // Asks for nothing by itself.
        }

        @Override
        protected void hookOnNext(ChangePage page) {
            pages.add(page);
        }
    }
}
