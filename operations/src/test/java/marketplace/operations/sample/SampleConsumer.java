package marketplace.operations.sample;

import java.time.Duration;
import java.util.*;
import java.util.function.*;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

record SampleConsumer(Properties settings, Map<String, Long> versions, Consumer<JsonNode> handler) {

    void run(BooleanSupplier goesOn) {
        try (var consumer = new KafkaConsumer<String, byte[]>(settings)) {
            consumer.subscribe(List.of("order.events"));
            while (goesOn.getAsBoolean()) {
                for (var record : consumer.poll(Duration.ofMillis(500))) {
                    JsonNode event = JsonMapper.shared().readTree(record.value());
                    long version = event.get("version").asLong();
                    if (version > versions.getOrDefault(record.key(), 0L)) {
                        handler.accept(event);
                        versions.put(record.key(), version);
                    }
                }
                consumer.commitSync();
            }
        }
    }
}
