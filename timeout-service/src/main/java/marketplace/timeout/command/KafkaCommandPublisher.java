package marketplace.timeout.command;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import marketplace.contracts.MessageCodec;
import marketplace.contracts.OrderCommandMessage;
import marketplace.contracts.Topics;
import marketplace.platform.kafka.RenewableSender;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.kafka.sender.SenderRecord;
import reactor.kafka.sender.SenderResult;

/** Publishes through Reactor Kafka. The first failure ends a publication: while Kafka is away not every command waits for itself. */
@Component
class KafkaCommandPublisher implements CommandPublisher {

    private static final Logger log = LoggerFactory.getLogger(KafkaCommandPublisher.class);
    private static final String SOURCE = "/timeout-service";

    private final RenewableSender sender;
    private final MessageCodec codec;
    private final PublishingProperties properties;

    KafkaCommandPublisher(RenewableSender sender, MessageCodec codec, PublishingProperties properties) {
        this.sender = sender;
        this.codec = codec;
        this.properties = properties;
    }

    @Override
    public Mono<Set<OrderCommandMessage>> publish(List<OrderCommandMessage> commands) {
        return sender.send(Flux.fromIterable(commands).map(this::senderRecord))
                .map(SenderResult::correlationMetadata)
                .onErrorResume(KafkaCommandPublisher::stopped)
                .collect(Collectors.toUnmodifiableSet())
                .subscribeOn(Schedulers.boundedElastic());
    }

    @Override
    public Duration longestPublication() {
        return properties.acceptedWithin().plus(properties.acknowledgedWithin());
    }

    private SenderRecord<byte[], byte[], OrderCommandMessage> senderRecord(OrderCommandMessage command) {
        ProducerRecord<byte[], byte[]> message = new ProducerRecord<>(
                Topics.ORDER_COMMANDS, command.orderNumber().getBytes(StandardCharsets.UTF_8), codec.encode(command));
        codec.headers(command, SOURCE)
                .forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return SenderRecord.create(message, command);
    }

    private static Flux<OrderCommandMessage> stopped(Throwable failure) {
        log.warn("Kafka does not take commands: {}", failure.toString());
        return Flux.empty();
    }
}
