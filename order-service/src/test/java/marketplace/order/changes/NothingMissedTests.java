package marketplace.order.changes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import marketplace.order.Party;
import marketplace.order.RunningService;
import marketplace.order.TestMarketplace;
import marketplace.servers.Database;
import marketplace.servers.Servers;
import marketplace.servers.TestClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Two instances, many writers, readers of every kind: each reader ends with its view of the journal, every version once. */
class NothingMissedTests {

    private static final Database DATABASE = Servers.shared().freshDatabase();
    private static final List<RunningService> INSTANCES = List.of(start(), start());
    private static final int WRITERS = 8;
    private static final int ORDERS_EACH = 25;

    private static final View PROVIDER = view("provider", "acme", "provider_id = 'acme'");
    private static final View OTHER_PROVIDER = view("provider", "emca", "provider_id = 'emca'");
    private static final View BUYER = view("buyer", "alice", "buyer_id = 'alice'");
    private static final View OTHER_BUYER = view("buyer", "bob", "buyer_id = 'bob'");
    private static final View OPERATOR = view("operator", "olga", "true");
    private static final View SERVICE = view("service", "settlement", "true");

    private final List<Moment> moments = Collections.synchronizedList(new ArrayList<>());
    private volatile boolean written;

    @AfterAll
    static void stop() {
        INSTANCES.forEach(RunningService::close);
    }

    @Test
    void every_reader_sees_every_version_of_its_view_exactly_once_and_in_order() throws Exception {
        Offer offer = offerOf(PROVIDER);
        Offer otherOffer = offerOf(OTHER_PROVIDER);
        List<Reading> readings;
        List<List<String>> seen = new ArrayList<>();

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            readings = List.of(
                    new Reading(PROVIDER, threads.submit(() -> PROVIDER.poll(new Random(1), 7, this::isWritten))),
                    new Reading(PROVIDER, threads.submit(() -> PROVIDER.poll(new Random(2), 500, this::isWritten))),
                    new Reading(PROVIDER, threads.submit(() -> PROVIDER.listen(new Random(3), 40, this::isWritten))),
                    new Reading(BUYER, threads.submit(() -> BUYER.poll(new Random(4), 20, this::isWritten))),
                    new Reading(BUYER, threads.submit(() -> BUYER.listen(new Random(5), 1_000, this::isWritten))),
                    new Reading(SERVICE, threads.submit(() -> SERVICE.poll(new Random(6), 100, this::isWritten))),
                    new Reading(OPERATOR, threads.submit(() -> OPERATOR.poll(new Random(7), 30, this::isWritten))),
                    new Reading(OPERATOR, threads.submit(() -> OPERATOR.listen(new Random(8), 90, this::isWritten))),
                    new Reading(
                            OPERATOR, threads.submit(() -> OPERATOR.listen(new Random(9), 9_000, this::isWritten))));
            List<Callable<Void>> writers = IntStream.range(0, WRITERS)
                    .mapToObj(i -> writer(i % 2 == 0 ? offer : otherOffer, new Random(i)))
                    .toList();
            for (Future<Void> writer : threads.invokeAll(writers)) {
                writer.get();
            }
            written = true;
            for (Reading reading : readings) {
                seen.add(reading.seen().get());
            }
        }

        for (int i = 0; i < readings.size(); i++) {
            List<String> journal = readings.get(i).view().journal();
            assertThat(journal).hasSizeGreaterThan(300);
            assertThat(seen.get(i)).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(journal);
            requireVersionOrder(seen.get(i));
        }
        assertThat(moments).hasSizeGreaterThan(20).allSatisfy(NothingMissedTests::requireExactlyTheRest);
    }

    private boolean isWritten() {
        return written;
    }

    private Callable<Void> writer(Offer offer, Random random) {
        return () -> {
            for (int i = 0; i < ORDERS_EACH; i++) {
                write(offer, random);
            }
            return null;
        };
    }

    /** An order's life, each step at whichever instance comes; now and then somebody begins to follow in the middle of it. */
    private void write(Offer offer, Random random) {
        View buyer = random.nextBoolean() ? BUYER : OTHER_BUYER;
        String number = buyer.somewhere(random)
                .post(
                        "/v1/orders",
                        TestMarketplace.placing(offer.product()),
                        "Idempotency-Key",
                        UUID.randomUUID().toString())
                .expect(201)
                .text("/orderNumber");
        if (random.nextInt(4) == 0) {
            Party operator = OPERATOR.somewhere(random);
            String cursor = operator.get("/v1/changes?start=NOW").expect(200).text("/cursor");
            moments.add(new Moment(cursor, number));
        }
        press(offer.provider().somewhere(random), number, "reprice", TestMarketplace.price(100 + random.nextInt(900)));
        press(buyer.somewhere(random), number, "open-payment-attempt", "");
        press(buyer.somewhere(random), number, "cancel", "{}");
    }

    private static void requireVersionOrder(List<String> seen) {
        Map<String, Long> versions = new HashMap<>();
        for (String line : seen) {
            String number = line.substring(0, line.indexOf('|'));
            assertThat(line).isEqualTo(number + "|" + versions.merge(number, 1L, Long::sum));
        }
    }

    /** What was acknowledged before the moment is not repeated, what was done after it is not missed. */
    private static void requireExactlyTheRest(Moment moment) {
        List<String> rest = ChangesReader.after(moment.cursor())
                .toTheEnd(OPERATOR.somewhere(new Random(1)), 500)
                .seen();

        assertThat(rest).doesNotHaveDuplicates();
        assertThat(rest.stream().filter(line -> line.startsWith(moment.number())))
                .containsExactly(moment.number() + "|2", moment.number() + "|3", moment.number() + "|4");
    }

    private static Offer offerOf(View provider) {
        Party party = provider.somewhere(new Random(0));
        String product = party.post("/v1/products", TestMarketplace.offer("Operations"))
                .expect(201)
                .text("/productId");
        return new Offer(provider, product);
    }

    private static void press(Party party, String number, String action, Object body) {
        party.post("/v1/orders/%s/%s".formatted(number, action), body, "If-Match", "*")
                .expect(200);
    }

    private static View view(String role, String id, String lines) {
        return new View(role, id, lines, DATABASE, INSTANCES);
    }

    private static RunningService start() {
        return RunningService.start(
                DATABASE,
                new TestClock(),
                "marketplace.relay.enabled=false",
                "spring.kafka.listener.auto-startup=false");
    }

    private record Offer(View provider, String product) {}

    private record Reading(View view, Future<List<String>> seen) {}

    /** A cursor that was taken between the first and the second version of an order. */
    private record Moment(String cursor, String number) {}
}
