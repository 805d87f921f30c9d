package marketplace.order.model;

import java.util.Currency;

/**
 * An amount of money.
 *
 * @param amount in minor units of the currency
 * @param currency ISO 4217 code
 */
public record Money(long amount, String currency) {

    /** Whether the code is one of ISO 4217. */
    public static boolean isCurrency(String code) {
        return Currency.getAvailableCurrencies().stream()
                .anyMatch(currency -> currency.getCurrencyCode().equals(code));
    }
}
