package marketplace.chaos.evidence;

/**
 * How far a consumer group is in a partition.
 *
 * @param committed the next offset that it reads
 * @param end the next offset that will be written
 */
public record GroupOffset(String group, String topic, int partition, long committed, long end) {}
