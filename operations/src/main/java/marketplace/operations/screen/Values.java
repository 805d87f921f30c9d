package marketplace.operations.screen;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Values of JSON as people read them. */
public final class Values {

    /** Where there is nothing. */
    public static final String NONE = "-";

    private static final Set<String> KNOWN_CURRENCIES =
            Currency.availableCurrencies().map(Currency::getCurrencyCode).collect(Collectors.toUnmodifiableSet());

    private Values() {}

    /** What is at this pointer, as in {@code /deadline/kind}. */
    public static String at(JsonNode node, String pointer) {
        return of(node.at(pointer));
    }

    /** Money in major units, lists with commas, nothing as a dash. */
    public static String of(JsonNode value) {
        if (isMoney(value)) {
            return money(value);
        }
        if (value.isArray()) {
            return value.isEmpty() ? NONE : value.valueStream().map(Values::of).collect(Collectors.joining(", "));
        }
        if (value.isObject()) {
            return value.isEmpty() ? NONE : value.toString();
        }
        return value.isMissingNode() || value.isNull() ? NONE : value.asString();
    }

    /** Whether something is there. */
    public static boolean isThere(JsonNode value) {
        return !value.isMissingNode() && !value.isNull();
    }

    static boolean isMoney(JsonNode value) {
        return value.isObject()
                && value.size() == 2
                && value.path("amount").isIntegralNumber()
                && value.path("currency").isString();
    }

    private static String money(JsonNode money) {
        String currency = money.path("currency").asString();
        int digits = KNOWN_CURRENCIES.contains(currency)
                ? Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits())
                : 0;
        return BigDecimal.valueOf(money.path("amount").asLong(), digits).toPlainString() + " " + currency;
    }
}
