package marketplace.order.desk;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import marketplace.order.delivery.DeliveryInformation;
import marketplace.order.model.AutomaticDelivery;
import marketplace.order.model.Delivery;
import marketplace.order.model.DeliveryMethod;
import marketplace.order.model.Order;
import marketplace.order.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Opens what was delivered. */
@Component
class DeliveryOpening {

    private final Vault vault;
    private final DeliveryInformation information;

    DeliveryOpening(Vault vault, DeliveryInformation information) {
        this.vault = vault;
        this.information = information;
    }

    /** What there is to be opened; null when nothing was delivered yet. */
    static @Nullable String sealed(Order order) {
        Delivery delivery = order.delivery();
        if (!order.product().deliveryMethod().isAutomatic()) {
            return order.implementation().sealedInformation();
        }
        return delivery == null ? null : delivery.sealedInformation();
    }

    DeliveryBody open(Order order) {
        DeliveryMethod method = order.product().deliveryMethod();
        String sealed = Objects.requireNonNull(sealed(order));
        return method.isAutomatic()
                ? new DeliveryBody(method, null, null, values(order, sealed))
                : new DeliveryBody(method, order.implementation().round(), vault.open(order.number(), sealed), null);
    }

    private Map<String, String> values(Order order, String sealed) {
        Map<String, String> values = new LinkedHashMap<>(information.open(order.number(), sealed));
        if (order.product().delivery() instanceof AutomaticDelivery.Api api) {
            values.put("endpoint", api.endpoint());
            values.put("quota", api.quota());
        }
        return values;
    }
}
