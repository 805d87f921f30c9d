package marketplace.order.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import marketplace.order.Answer;
import marketplace.order.RunningService;
import marketplace.order.TestMarketplace;
import marketplace.servers.TestClock;
import org.junit.jupiter.api.Test;

/** What the buyer is told who wants to pay. */
class PaymentAttemptTests {

    private final TestMarketplace market = TestMarketplace.shared();
    private final TestClock clock = RunningService.sharedClock();
    private final String number = market.place(market.productWithoutForm());

    @Test
    void an_attempt_names_its_reference_amount_currency_expiry_and_price_version() {
        market.press(market.provider, number, "reprice", TestMarketplace.price(9900))
                .expect(200);

        Answer opened =
                market.press(market.buyer, number, "open-payment-attempt", "").expect(200);

        assertThat(opened.text("/paymentAttempts/0/attemptId")).startsWith("A-");
        assertThat(opened.body().at("/paymentAttempts/0/amount/amount").asLong())
                .isEqualTo(9900);
        assertThat(opened.text("/paymentAttempts/0/amount/currency")).isEqualTo("CNY");
        assertThat(opened.body().at("/paymentAttempts/0/priceVersion").asInt()).isEqualTo(2);
        assertThat(Instant.parse(opened.text("/paymentAttempts/0/expiresAt")))
                .isEqualTo(clock.instant().plus(Duration.ofMinutes(30)));
        assertThat(opened.text("/paymentAttempts/0/state")).isEqualTo("OPEN");
    }

    @Test
    void an_attempt_is_open_until_its_expiry_and_expired_after() {
        market.openAttempt(number);

        clock.tick(Duration.ofMinutes(30));
        List<String> atExpiry = states();
        clock.tick(Duration.ofMillis(1));

        assertThat(atExpiry).containsExactly("OPEN");
        assertThat(states()).containsExactly("EXPIRED");
    }

    @Test
    void a_reprice_voids_open_and_expired_attempts_alike() {
        market.openAttempt(number);
        clock.tick(Duration.ofMinutes(31));
        market.openAttempt(number);

        market.press(market.provider, number, "reprice", TestMarketplace.price(9900))
                .expect(200);
        market.openAttempt(number);

        assertThat(states()).containsExactly("VOID", "VOID", "OPEN");
    }

    @Test
    void paying_closes_every_attempt_for_the_price_paid() {
        market.openAttempt(number);
        clock.tick(Duration.ofMinutes(31));
        market.openAttempt(number);

        market.pay(number, TestMarketplace.LIST_PRICE);

        assertThat(states()).containsExactly("CLOSED", "CLOSED", "CLOSED");
    }

    @Test
    void cancelling_closes_attempts() {
        market.openAttempt(number);

        market.press(market.buyer, number, "cancel", "{}").expect(200);

        assertThat(states()).containsExactly("CLOSED");
    }

    private List<String> states() {
        return market.order(market.buyer, number)
                .body()
                .at("/paymentAttempts")
                .valueStream()
                .map(attempt -> attempt.at("/state").asString(""))
                .toList();
    }
}
