package marketplace.order.product;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import marketplace.order.model.AutomaticDelivery;
import marketplace.order.model.DeliveryMethod;
import marketplace.order.product.ProductBody.DeliveryBody;
import marketplace.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** What a product says of its delivery: each method with its own members, and no form where nobody reads it. */
final class DeliveryOffers {

    private static final DeliveryBody NOTHING = new DeliveryBody(null, null, null, null, null);
    private static final Map<DeliveryMethod, Set<String>> MEMBERS = Map.of(
            DeliveryMethod.MANUAL, Set.of(),
            DeliveryMethod.SAAS, Set.of("plan"),
            DeliveryMethod.IMAGE, Set.of("imageId", "region"),
            DeliveryMethod.API, Set.of("endpoint", "quota"));

    private DeliveryOffers() {}

    /** Null for a service done by people. */
    static @Nullable AutomaticDelivery delivery(ProductBody body) {
        DeliveryMethod method = body.deliveryMethod();
        if (method.isAutomatic() && body.requirementTemplate() != null) {
            throw ProblemException.invalid("/requirementTemplate", "for MANUAL only");
        }
        Map<String, String> given = given(Objects.requireNonNullElse(body.delivery(), NOTHING));
        requireExactly(method, given.keySet());
        return switch (method) {
            case MANUAL -> null;
            case SAAS -> new AutomaticDelivery.Saas(text(given, "plan"));
            case IMAGE -> new AutomaticDelivery.Image(text(given, "imageId"), text(given, "region"));
            case API -> new AutomaticDelivery.Api(endpoint(text(given, "endpoint")), text(given, "quota"));
        };
    }

    /** As its provider wrote it. */
    static @Nullable DeliveryBody body(@Nullable AutomaticDelivery delivery) {
        return switch (delivery) {
            case null -> null;
            case AutomaticDelivery.Saas saas -> new DeliveryBody(saas.plan(), null, null, null, null);
            case AutomaticDelivery.Image image -> new DeliveryBody(null, image.imageId(), image.region(), null, null);
            case AutomaticDelivery.Api api -> new DeliveryBody(null, null, null, api.endpoint(), api.quota());
        };
    }

    private static void requireExactly(DeliveryMethod method, Set<String> given) {
        Set<String> wanted = MEMBERS.getOrDefault(method, Set.of());
        wanted.stream()
                .filter(name -> !given.contains(name))
                .sorted()
                .findFirst()
                .ifPresent(missing -> {
                    throw ProblemException.invalid("/delivery/" + missing, "required for " + method);
                });
        given.stream().filter(name -> !wanted.contains(name)).findFirst().ifPresent(surplus -> {
            throw ProblemException.invalid("/delivery/" + surplus, "not for " + method);
        });
    }

    private static Map<String, String> given(DeliveryBody body) {
        Map<String, String> given = new LinkedHashMap<>();
        put(given, "plan", body.plan());
        put(given, "imageId", body.imageId());
        put(given, "region", body.region());
        put(given, "endpoint", body.endpoint());
        put(given, "quota", body.quota());
        return given;
    }

    private static void put(Map<String, String> given, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            given.put(name, value.strip());
        }
    }

    private static String text(Map<String, String> given, String name) {
        return Objects.requireNonNull(given.get(name));
    }

    /** Only shown to buyers, never called from here. */
    private static String endpoint(String text) {
        if (!isHttps(text)) {
            throw ProblemException.invalid("/delivery/endpoint", "an https URL");
        }
        return text;
    }

    private static boolean isHttps(String text) {
        try {
            URI uri = URI.create(text);
            return "https".equalsIgnoreCase(uri.getScheme()) && uri.getHost() != null && uri.getUserInfo() == null;
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }
}
