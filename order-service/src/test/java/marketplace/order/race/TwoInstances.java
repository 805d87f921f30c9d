package marketplace.order.race;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import marketplace.contracts.Topics;
import marketplace.order.RunningService;
import marketplace.order.TestMarketplace;
import marketplace.order.lane.JournalChecks;
import marketplace.order.race.Race.Finish;
import marketplace.servers.Database;
import marketplace.servers.KafkaServer;
import marketplace.servers.Servers;
import marketplace.servers.TestClock;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;

/**
 * Two instances of the service over one database, with a Kafka of their own. The first hears payments, images and deadlines, so that
 * whatever comes from Kafka meets a click at the other instance.
 */
final class TwoInstances implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final OffsetAndMetadata NOTHING_READ = new OffsetAndMetadata(0);

    private final KafkaServer kafka = KafkaServer.startTemporary();
    private final Database database = Servers.shared().freshDatabase();
    private final TestClock clock = new TestClock();

    /** Started before the first, whose listeners then find the topics made. */
    private final RunningService second = start("spring.kafka.listener.auto-startup=false");

    private final RunningService first = start();
    private final Admin admin =
            Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers()));

    /** Everybody at the first instance. */
    final TestMarketplace here = new TestMarketplace(first, clock);

    /** The same at the second. */
    final TestMarketplace there = here.at(second);

    Instant now() {
        return clock.instant();
    }

    void letPass(Duration time) {
        clock.tick(time);
    }

    /** Returns when everything that was sent has had its effect, or has none. */
    void settle() {
        Awaitility.await().atMost(PATIENCE).until(this::nothingWaits);
    }

    /** What must hold of every lane and order, whoever won. */
    void requireWhole() {
        JournalChecks.requireWhole(database);
    }

    @Override
    public void close() {
        admin.close();
        second.close();
        first.close();
        kafka.close();
    }

    private boolean nothingWaits() throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> read = admin.listConsumerGroupOffsets(database.name())
                .partitionsToOffsetAndMetadata()
                .get();
        return ends().entrySet().stream()
                .allMatch(end -> read.getOrDefault(end.getKey(), NOTHING_READ).offset()
                        == end.getValue().offset());
    }

    private Map<TopicPartition, ListOffsetsResultInfo> ends() throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> latest = admin
                .describeTopics(List.of(Topics.PAYMENT_EVENTS, Topics.DELIVERY_EVENTS, Topics.ORDER_COMMANDS))
                .allTopicNames()
                .get()
                .values()
                .stream()
                .flatMap(TwoInstances::partitions)
                .collect(Collectors.toMap(Function.identity(), partition -> OffsetSpec.latest()));
        return admin.listOffsets(latest).all().get();
    }

    private static Stream<TopicPartition> partitions(TopicDescription topic) {
        return topic.partitions().stream().map(partition -> new TopicPartition(topic.name(), partition.partition()));
    }

    private RunningService start(String... settings) {
        String[] quiet = Stream.concat(Stream.of(settings), Stream.of("marketplace.relay.enabled=false"))
                .toArray(String[]::new);
        return RunningService.startOn(kafka.bootstrapServers(), database, clock, quiet);
    }

    /** Lets all of them race, waits until nothing moves any more, and looks at each. */
    <R> void run(Race<R> race, List<Contested> orders, Consumer<Finish<R>> check) {
        List<Finish<R>> finishes = race.run(orders);
        settle();
        assertThat(finishes).hasSameSizeAs(orders);
        var _ = AtOnce.each(finishes, finish -> checked(finish, check));
    }

    private static <R> Finish<R> checked(Finish<R> finish, Consumer<Finish<R>> check) {
        check.accept(finish);
        return finish;
    }
}
