package marketplace.order.request;

import jakarta.validation.constraints.NotNull;
import marketplace.order.model.Money;
import marketplace.platform.problem.ProblemException;

/**
 * Money in requests and answers.
 *
 * @param amount in minor units of the currency; whole numbers only
 * @param currency ISO 4217 code
 */
public record MoneyBody(@NotNull Long amount, @NotNull String currency) {

    private static final long LARGEST = 1_000_000_000_000L;

    public static MoneyBody of(Money money) {
        return new MoneyBody(money.amount(), money.currency());
    }

    /**
     * The amount for the rules.
     *
     * @param pointer where in the body it stands
     * @throws ProblemException when it is too large or in no currency
     */
    public Money money(String pointer) {
        if (amount > LARGEST || amount < -LARGEST) {
            throw ProblemException.invalid(pointer + "/amount", "at most %d minor units".formatted(LARGEST));
        }
        if (!Money.isCurrency(currency)) {
            throw ProblemException.invalid(pointer + "/currency", "an ISO 4217 code, as in CNY");
        }
        return new Money(amount, currency);
    }
}
