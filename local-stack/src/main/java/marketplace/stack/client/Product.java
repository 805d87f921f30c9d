package marketplace.stack.client;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import marketplace.contracts.WireMoney;
import org.jspecify.annotations.Nullable;

/** A product as it is listed. */
public record Product(String productId, String name, WireMoney listPrice) {

    /**
     * What a provider says to list a product.
     *
     * @param requirementTemplate the form to ask for; absent when none is asked for
     * @param deadlines periods in ISO 8601 by what has to be done in them; absent for the marketplace's
     */
    public record Draft(
            String name,
            WireMoney listPrice,
            String deliveryMethod,
            @Nullable RequirementTemplate requirementTemplate,
            @Nullable Map<String, String> delivery,
            @Nullable Map<String, String> deadlines) {

        public Draft(
                String name,
                WireMoney listPrice,
                String deliveryMethod,
                @Nullable RequirementTemplate requirementTemplate,
                @Nullable Map<String, String> delivery) {
            this(name, listPrice, deliveryMethod, requirementTemplate, delivery, null);
        }

        /** The same without a form. */
        public Draft withoutForm() {
            return new Draft(name, listPrice, deliveryMethod, null, delivery, deadlines);
        }

        /** The same, with so much time for everything that people have to do. */
        public Draft within(Duration period) {
            String each = period.toString();
            Map<String, String> all = Map.of("payment", each, "requirement", each, "start", each, "confirmation", each);
            return new Draft(name, listPrice, deliveryMethod, requirementTemplate, delivery, all);
        }
    }

    public record RequirementTemplate(List<Map<String, ?>> fields) {}

    /** A service of people that asks for a form of three fields. */
    public static Draft databaseMigration(WireMoney listPrice) {
        RequirementTemplate form = new RequirementTemplate(List.of(
                Map.of("name", "host", "label", "Host to migrate", "kind", "TEXT", "required", true, "maxLength", 200),
                Map.of("name", "size", "label", "Size in GB", "kind", "NUMBER", "required", false),
                Map.of(
                        "name", "engine",
                        "label", "Engine",
                        "kind", "CHOICE",
                        "required", true,
                        "choices", List.of("PostgreSQL", "MySQL"))));
        return new Draft("Database migration", listPrice, "MANUAL", form, null);
    }

    /** Calls of an API, for which the buyer gets a key. */
    public static Draft geocoding(WireMoney listPrice) {
        Map<String, String> delivery = Map.of("endpoint", "https://geo.example.com/v2", "quota", "10,000 calls a day");
        return new Draft("Geocoding", listPrice, "API", null, delivery);
    }

    /** An instance that the provider's own system makes. */
    public static Draft logSearch(WireMoney listPrice) {
        return new Draft("Log search", listPrice, "SAAS", null, Map.of("plan", "gold"));
    }

    /** An image that is shared with the buyer's account. */
    public static Draft hardenedImage(WireMoney listPrice) {
        return new Draft(
                "Hardened Linux", listPrice, "IMAGE", null, Map.of("imageId", "img-7", "region", "cn-north-1"));
    }

    /** Answers that fit the form of {@link #databaseMigration}. */
    public static Map<String, ?> answers() {
        return Map.of("host", "db1.example.com", "size", 20, "engine", "MySQL");
    }
}
