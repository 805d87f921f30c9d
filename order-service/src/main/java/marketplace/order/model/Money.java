package marketplace.order.model;

import java.util.Currency;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An amount of money.
 *
 * @param amount in minor units of the currency
 * @param currency ISO 4217 code
 */
public record Money(long amount, String currency) {

    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    /** Whether the code is one of ISO 4217. */
    public static boolean isCurrency(String code) {
        return CURRENCIES.contains(code);
    }
}
