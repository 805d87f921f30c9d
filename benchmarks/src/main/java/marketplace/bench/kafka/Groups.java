package marketplace.bench.kafka;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import marketplace.contracts.Topics;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Where consumer groups begin: behind everything that other parts have published. */
public final class Groups {

    private static final int PARTITIONS = 8;

    private Groups() {}

    /** Makes the topic of order events where it is missing, and moves a group that is not there yet to its end. */
    public static void skipOrderEvents(String servers, String group) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            if (!admin.listTopics().names().get().contains(Topics.ORDER_EVENTS)) {
                Void _ = admin.createTopics(List.of(new NewTopic(Topics.ORDER_EVENTS, PARTITIONS, (short) 1)))
                        .all()
                        .get();
                return;
            }
            Map<TopicPartition, OffsetSpec> ends = IntStream.range(0, PARTITIONS)
                    .mapToObj(partition -> new TopicPartition(Topics.ORDER_EVENTS, partition))
                    .collect(Collectors.toMap(Function.identity(), partition -> OffsetSpec.latest()));
            Map<TopicPartition, OffsetAndMetadata> offsets = admin.listOffsets(ends).all().get().entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey,
                            end -> new OffsetAndMetadata(end.getValue().offset())));
            Void _ = admin.alterConsumerGroupOffsets(group, offsets).all().get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException("the group " + group + " cannot be moved", failed.getCause());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while moving a group", stopping);
        }
    }
}
