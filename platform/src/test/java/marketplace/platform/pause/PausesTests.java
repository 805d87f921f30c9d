package marketplace.platform.pause;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import marketplace.servers.Database;
import marketplace.servers.Servers;
import marketplace.trial.RunningTrial;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A consumer that operators pause, on a real Kafka and a real database. */
class PausesTests {

    private static final String GROUP = "pauses-tests";
    private static final Database DATABASE = Servers.shared().freshDatabase();

    private static RunningTrial service = start();

    @BeforeAll
    static void awaitPartitions() {
        TestPauses.awaitPartitions(service);
    }

    @AfterEach
    void resumeWhatATestHasPaused() {
        TestPauses.resume(service);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void a_paused_consumer_handles_nothing_keeps_its_partitions_and_goes_on_where_it_was() {
        TestPauses.capture("first-0");
        await().until(() -> handled("first", service).size() == 1);
        List<TopicPartition> partitions = TestPauses.partitions(service);
        TestPauses.pause(service);
        List<String> sent = IntStream.range(1, 6).mapToObj(i -> "first-" + i).toList();

        sent.forEach(TestPauses::capture);

        TestPauses.requireQuiet(() -> handled("first", service).size() == 1);
        assertThat(TestPauses.partitions(service)).isNotEmpty().hasSameElementsAs(partitions);
        TestPauses.resume(service);
        await().until(() -> handled("first", service).size() > sent.size());
        assertThat(handled("first", service))
                .containsExactlyElementsOf(
                        Stream.concat(Stream.of("first-0"), sent.stream()).toList());
    }

    @Test
    void it_is_paused_on_every_instance_and_goes_on_at_all_of_them() {
        try (RunningTrial other = start()) {
            TestPauses.awaitPartitions(other);
            TestPauses.awaitPartitions(service);
            TestPauses.pause(other);
            TestPauses.awaitPaused(service);

            TestPauses.capture("fleet");

            TestPauses.requireQuiet(() -> handled("fleet", service, other).isEmpty());
            TestPauses.resume(service);
            await().until(() -> handled("fleet", service, other).equals(List.of("fleet")));
        }
        TestPauses.awaitPartitions(service);
    }

    @Test
    void it_stays_paused_over_a_restart_whatever_has_come_meanwhile() {
        TestPauses.pause(service);
        service.close();
        TestPauses.capture("restart");

        service = start();
        TestPauses.awaitPaused(service);

        TestPauses.requireQuiet(() -> handled("restart", service).isEmpty());
        TestPauses.resume(service);
        await().until(() -> handled("restart", service).equals(List.of("restart")));
    }

    @Test
    void one_that_fails_again_and_again_stops_trying_and_has_lost_nothing() {
        service.listener().failNext(Integer.MAX_VALUE);
        int before = service.listener().tries();
        TestPauses.capture("failing-1");
        TestPauses.capture("failing-2");
        await().until(() -> service.listener().tries() > before + 2);

        TestPauses.pause(service);
        int tries = service.listener().tries();
        service.listener().failNext(0);

        TestPauses.requireQuiet(() -> service.listener().tries() == tries);
        TestPauses.resume(service);
        await().until(() -> handled("failing", service).equals(List.of("failing-1", "failing-2")));
    }

    private static RunningTrial start() {
        return TestPauses.listening(GROUP, DATABASE);
    }

    private static List<String> handled(String prefix, RunningTrial... instances) {
        return TestPauses.handled(prefix, instances);
    }
}
