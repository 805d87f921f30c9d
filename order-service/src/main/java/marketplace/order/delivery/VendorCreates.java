package marketplace.order.delivery;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import marketplace.order.delivery.VendorDelivery.Made;
import marketplace.order.lane.MachineCommands;
import marketplace.order.lane.Outcome;
import marketplace.order.model.Actor;
import marketplace.order.model.DeliveryMethod;
import marketplace.order.model.OrderCommand.RecordDelivery;
import marketplace.order.model.OrderCommand.RecordDeliveryTrouble;
import marketplace.order.model.RefusalReason;
import marketplace.order.vendor.VendorClient;
import marketplace.order.vendor.VendorEndpoint;
import marketplace.order.vendor.VendorOrder;
import marketplace.order.vendor.VendorOutcome;
import marketplace.order.vendor.VendorOutcome.AskAgain;
import marketplace.order.vendor.VendorOutcome.Done;
import marketplace.order.vendor.VendorOutcome.Failed;
import marketplace.order.vendor.VendorOutcome.Failure;
import marketplace.order.vendor.VendorOutcome.Information;
import marketplace.order.vendor.VendorOutcome.Refused;
import marketplace.order.vendor.VendorRequest;
import marketplace.order.vendor.VendorRequest.Call;
import marketplace.platform.log.LogKeys;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Has vendors make what was bought. Only the order itself says whether it still counts. */
@Component
class VendorCreates {

    private static final Logger log = LoggerFactory.getLogger(VendorCreates.class);

    private final VendorClient client;
    private final DeliveryStore store;
    private final MachineCommands commands;
    private final DeliveryInformation information;
    private final DeliveryBackoff backoff;

    VendorCreates(
            VendorClient client,
            DeliveryStore store,
            MachineCommands commands,
            DeliveryInformation information,
            DeliveryBackoff backoff) {
        this.client = client;
        this.store = store;
        this.commands = commands;
        this.information = information;
        this.backoff = backoff;
    }

    /** Tells the order what was made already; a vendor is called once for what it has answered. */
    Mono<Next> deliver(VendorDelivery delivery, Made made) {
        RecordDelivery command = new RecordDelivery(
                delivery.orderNumber(), DeliveryMethod.SAAS, made.instanceId(), made.sealedInformation());
        return commands.submit(command, Actor.DELIVERY, delivery.traceParent()).thenReturn(Next.DONE);
    }

    /** Calls, unless the delivery was revoked a moment ago. */
    Mono<Next> call(VendorDelivery delivery, VendorOrder order, VendorEndpoint endpoint) {
        VendorRequest create = VendorRequest.create(order);
        VendorRequest request = delivery.accepted() ? VendorRequest.query(create) : create;
        return store.ask(delivery)
                .flatMap(held -> held
                        ? client.call(endpoint, request).flatMap(outcome -> heard(delivery, outcome))
                        : Mono.just(Next.AT_ONCE));
    }

    /** Nobody is registered who could be called; that may change any moment. */
    Mono<Next> withoutEndpoint(VendorDelivery delivery) {
        Next later = Next.again(delivery, delivery.accepted(), backoff.afterFailure(delivery));
        return troubled(delivery, "NO_VENDOR_ENDPOINT", later);
    }

    private Mono<Next> heard(VendorDelivery delivery, VendorOutcome outcome) {
        return switch (outcome) {
            case Done done -> made(delivery, done);
            case AskAgain again -> Mono.just(Next.accepted(delivery, again.after()));
            case Refused refused -> refused(delivery, refused);
            case Failed failed -> failed(delivery, failed);
        };
    }

    private Mono<Next> made(VendorDelivery delivery, Done done) {
        String instanceId = Objects.requireNonNull(done.instanceId());
        Information told = Objects.requireNonNull(done.information());
        Made made = new Made(instanceId, information.seal(delivery.orderNumber(), values(instanceId, told)));
        return store.made(delivery, made)
                .doOnNext(now -> tellOfSurplus(now, instanceId))
                .flatMap(this::deliverUnlessRevoked);
    }

    private Mono<Next> deliverUnlessRevoked(VendorDelivery now) {
        return now.call() == Call.CREATE ? deliver(now, Objects.requireNonNull(now.made())) : Mono.just(Next.AT_ONCE);
    }

    private static void tellOfSurplus(VendorDelivery now, String instanceId) {
        if (now.surplus().contains(instanceId)) {
            log.atWarn()
                    .addKeyValue(LogKeys.ORDER, now.orderNumber())
                    .log(
                            "the vendor made instance {} too many for order {}: it is destroyed",
                            instanceId,
                            now.orderNumber());
        }
    }

    private Mono<Next> refused(VendorDelivery delivery, Refused refused) {
        log.atInfo()
                .addKeyValue(LogKeys.ORDER, delivery.orderNumber())
                .log("the vendor refuses order {}: {}", delivery.orderNumber(), refused.reason());
        return refused.permanent()
                ? troubled(delivery, "REFUSED_FOR_GOOD", Next.again(delivery, false, backoff.afterRefusal()))
                : troubled(delivery, "REFUSED", Next.again(delivery, false, backoff.afterFailure(delivery)));
    }

    /** What was not sent because too much is in flight is no trouble of the order's. */
    private Mono<Next> failed(VendorDelivery delivery, Failed failed) {
        Next later = Next.again(delivery, delivery.accepted(), backoff.afterFailure(delivery));
        return failed.failure() == Failure.BUSY
                ? Mono.just(later)
                : troubled(delivery, failed.failure().name(), later);
    }

    private Mono<Next> troubled(VendorDelivery delivery, String code, Next later) {
        RecordDeliveryTrouble command = new RecordDeliveryTrouble(delivery.orderNumber(), DeliveryMethod.SAAS, code);
        return commands.submit(command, Actor.DELIVERY, delivery.traceParent())
                .map(outcome -> isOver(outcome) ? Next.DONE : later)
                .defaultIfEmpty(later);
    }

    private static boolean isOver(Outcome outcome) {
        return outcome instanceof Outcome.Refused refused && refused.refusal().reason() == RefusalReason.NOT_DELIVERING;
    }

    private static Map<String, String> values(String instanceId, Information told) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("instanceId", instanceId);
        put(values, "accessUrl", told.accessUrl());
        put(values, "account", told.account());
        put(values, "text", told.text());
        return values;
    }

    private static void put(Map<String, String> values, String name, @Nullable String value) {
        if (value != null) {
            values.put(name, value);
        }
    }
}
