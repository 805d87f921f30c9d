package marketplace.operations.topic;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.TopicPartition;

/** How far every consumer group has come. */
public final class GroupLags {

    private static final Comparator<GroupLag> BY_PLACE =
            Comparator.comparing(GroupLag::group).thenComparing(GroupLag::topic).thenComparingInt(GroupLag::partition);

    private final KafkaCluster cluster;

    public GroupLags(KafkaCluster cluster) {
        this.cluster = cluster;
    }

    /**
     * Of every partition in which a group has committed something.
     *
     * @throws marketplace.operations.screen.FailedException when the brokers do not answer
     */
    public List<GroupLag> read() {
        return cluster.ask(this::read);
    }

    private List<GroupLag> read(Admin admin) {
        Collection<GroupListing> groups = cluster.answer(
                admin.listGroups(ListGroupsOptions.forConsumerGroups()).all());
        Map<String, Map<TopicPartition, OffsetAndMetadata>> positions = positions(admin, groups);
        Map<TopicPartition, Long> ends = ends(admin, positions.values());
        return groups.stream()
                .flatMap(group -> lags(group, positions.getOrDefault(group.groupId(), Map.of()), ends))
                .sorted(BY_PLACE)
                .toList();
    }

    /** Without partitions that the group was given and has committed nothing for. */
    private static Stream<GroupLag> lags(
            GroupListing group, Map<TopicPartition, OffsetAndMetadata> positions, Map<TopicPartition, Long> ends) {
        return positions.entrySet().stream()
                .filter(position -> position.getValue() != null)
                .map(position ->
                        lag(group, position.getKey(), position.getValue().offset(), ends));
    }

    private Map<String, Map<TopicPartition, OffsetAndMetadata>> positions(
            Admin admin, Collection<GroupListing> groups) {
        Map<String, ListConsumerGroupOffsetsSpec> all = groups.stream()
                .collect(Collectors.toMap(GroupListing::groupId, group -> new ListConsumerGroupOffsetsSpec()));
        return cluster.answer(admin.listConsumerGroupOffsets(all).all());
    }

    private Map<TopicPartition, Long> ends(Admin admin, Collection<Map<TopicPartition, OffsetAndMetadata>> positions) {
        Map<TopicPartition, OffsetSpec> wanted = positions.stream()
                .flatMap(group -> group.keySet().stream())
                .distinct()
                .collect(Collectors.toMap(Function.identity(), partition -> OffsetSpec.latest()));
        return cluster.answer(admin.listOffsets(wanted).all()).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, end -> offset(end.getValue())));
    }

    private static long offset(ListOffsetsResultInfo end) {
        return end.offset();
    }

    private static GroupLag lag(
            GroupListing group, TopicPartition partition, long next, Map<TopicPartition, Long> ends) {
        return new GroupLag(
                group.groupId(),
                group.groupState().map(GroupState::name).orElse("UNKNOWN"),
                partition.topic(),
                partition.partition(),
                next,
                ends.getOrDefault(partition, next));
    }
}
