package marketplace.contracts;

/**
 * An amount of money.
 *
 * @param amount in minor units of the currency (fen for CNY)
 * @param currency ISO 4217 code
 */
public record WireMoney(long amount, String currency) {}
