package marketplace.timeout.command;

import io.opentelemetry.api.trace.SpanKind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import marketplace.contracts.MessageCodec;
import marketplace.contracts.MessageHeaders;
import marketplace.contracts.OrderCommandMessage;
import marketplace.contracts.Topics;
import marketplace.platform.kafka.RenewableSender;
import marketplace.platform.trace.Step;
import marketplace.platform.trace.Traces;
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
    private final Traces traces;

    KafkaCommandPublisher(RenewableSender sender, MessageCodec codec, PublishingProperties properties, Traces traces) {
        this.sender = sender;
        this.codec = codec;
        this.properties = properties;
        this.traces = traces;
    }

    @Override
    public Mono<Set<OrderCommandMessage>> publish(List<Dispatch> commands) {
        return Mono.defer(() -> send(commands.stream().map(this::sending).toList()));
    }

    private Mono<Set<OrderCommandMessage>> send(List<Sending> sendings) {
        return sender.send(Flux.fromIterable(sendings).map(this::senderRecord))
                .map(SenderResult::correlationMetadata)
                .doOnNext(sending -> sending.step.end())
                .map(Sending::command)
                .doOnError(failure -> sendings.forEach(sending -> sending.step.fail(failure)))
                .onErrorResume(KafkaCommandPublisher::stopped)
                .collect(Collectors.toUnmodifiableSet())
                .subscribeOn(Schedulers.boundedElastic());
    }

    @Override
    public Duration longestPublication() {
        return properties.acceptedWithin().plus(properties.acknowledgedWithin());
    }

    private Sending sending(Dispatch dispatch) {
        OrderCommandMessage command = dispatch.command();
        Step step = traces.begin(SpanKind.PRODUCER, "send " + Topics.ORDER_COMMANDS, dispatch.traceParent())
                .with("messaging.system", "kafka")
                .with("messaging.destination.name", Topics.ORDER_COMMANDS)
                .with("cloudevents.event_type", command.type())
                .with(Step.ORDER, command.orderNumber());
        return new Sending(command, step);
    }

    private SenderRecord<byte[], byte[], Sending> senderRecord(Sending sending) {
        OrderCommandMessage command = sending.command;
        ProducerRecord<byte[], byte[]> message = new ProducerRecord<>(
                Topics.ORDER_COMMANDS, command.orderNumber().getBytes(StandardCharsets.UTF_8), codec.encode(command));
        codec.headers(command, SOURCE).forEach((name, value) -> header(message, name, value));
        String trace = sending.step.traceParent();
        if (trace != null) {
            header(message, MessageHeaders.TRACE_PARENT, trace);
        }
        return SenderRecord.create(message, sending);
    }

    private static void header(ProducerRecord<byte[], byte[]> message, String name, String value) {
        message.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private static Flux<OrderCommandMessage> stopped(Throwable failure) {
        log.warn("Kafka does not take commands: {}", failure.toString());
        return Flux.empty();
    }

    /** A command on its way, until the broker has it. */
    private record Sending(OrderCommandMessage command, Step step) {}
}
