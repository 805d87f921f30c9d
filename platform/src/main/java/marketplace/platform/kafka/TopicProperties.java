package marketplace.platform.kafka;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How topics are made where they are missing.
 *
 * @param partitions of each shared topic; changing it later would move orders between partitions
 * @param replicas copies of each partition
 */
@Validated
@ConfigurationProperties("marketplace.topics")
record TopicProperties(
        @DefaultValue("8") @Min(1) @Max(1000) int partitions,
        @DefaultValue("1") @Min(1) @Max(7) short replicas) {}
