package marketplace.order.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Rule 6: bounds, distinct errors and a history. */
class RepricingTests {

    @Test
    void aNewPriceIsRememberedWithBeforeAfterWhoWhenAndWhy() {
        OrderStory story = OrderStory.placed();

        story.later(Duration.ofHours(1)).reprices(OrderFixtures.cny(100_000));

        assertThat(story.order().pricing())
                .isEqualTo(new Pricing(
                        OrderFixtures.LIST_PRICE,
                        OrderFixtures.cny(100_000),
                        2,
                        List.of(new Pricing.Repricing(
                                OrderFixtures.LIST_PRICE,
                                OrderFixtures.cny(100_000),
                                story.now(),
                                OrderFixtures.PROVIDER.id(),
                                "agreed on the phone"))));
    }

    @Test
    void theSmallestPriceIsOneMinorUnit() {
        OrderStory story = OrderStory.placed();

        assertThat(refusal(story, OrderFixtures.cny(1))).isEmpty();
        assertThat(refusal(story, OrderFixtures.cny(0))).contains(RefusalReason.PRICE_NOT_POSITIVE);
        assertThat(refusal(story, OrderFixtures.cny(-1))).contains(RefusalReason.PRICE_NOT_POSITIVE);
    }

    @Test
    void theHighestPriceIsTheListPriceEvenAfterAReduction() {
        OrderStory story = OrderStory.placed().reprices(OrderFixtures.cny(1_000));

        assertThat(refusal(story, OrderFixtures.LIST_PRICE)).isEmpty();
        assertThat(refusal(story, OrderFixtures.cny(120_001))).contains(RefusalReason.PRICE_OUT_OF_BOUNDS);
    }

    @Test
    void theHighestPriceFollowsTheTermsOfTheOrder() {
        OrderStory half =
                storyWith(new OrderLimits(50, 50, 20, Duration.ofMinutes(30), 20, 5, OrderFixtures.ROTATIONS));

        assertThat(refusal(half, OrderFixtures.cny(60_000))).isEmpty();
        assertThat(refusal(half, OrderFixtures.cny(60_001))).contains(RefusalReason.PRICE_OUT_OF_BOUNDS);
    }

    @Test
    void theSamePriceAndAnotherCurrencyAreErrorsOfTheirOwn() {
        OrderStory story = OrderStory.placed();

        assertThat(refusal(story, OrderFixtures.LIST_PRICE)).contains(RefusalReason.PRICE_UNCHANGED);
        assertThat(refusal(story, new Money(100, "USD"))).contains(RefusalReason.PRICE_CURRENCY_DIFFERS);
    }

    @Test
    void paidAndCancelledAreErrorsOfTheirOwn() {
        OrderStory paid = OrderStory.placed().opensPaymentAttempt().pays();
        OrderStory cancelled = OrderStory.placed().cancels();

        assertThat(refusal(paid, OrderFixtures.cny(1))).contains(RefusalReason.ALREADY_PAID);
        assertThat(refusal(cancelled, OrderFixtures.cny(1))).contains(RefusalReason.ORDER_CANCELLED);
    }

    @Test
    void thePriceChangesOnlySoOften() {
        OrderStory story = OrderStory.placed();

        for (int change = 1; change <= OrderFixtures.LIMITS.repricings(); change++) {
            story.reprices(OrderFixtures.cny(change));
        }

        assertThat(refusal(story, OrderFixtures.cny(1_000))).contains(RefusalReason.LIMIT_REACHED);
    }

    @Test
    void theLargestListPriceThereCanBeIsRepricedToo() {
        Money largest = OrderFixtures.cny(Long.MAX_VALUE);
        ProductSnapshot form = OrderFixtures.productWithForm();
        ProductSnapshot dear = new ProductSnapshot(
                form.id(),
                form.name(),
                form.providerId(),
                form.deliveryMethod(),
                largest,
                form.requirementTemplate(),
                null);

        OrderStory story = OrderStory.placed(dear, OrderFixtures.TERMS);

        assertThat(refusal(story, OrderFixtures.cny(Long.MAX_VALUE - 1))).isEmpty();
    }

    private static OrderStory storyWith(OrderLimits limits) {
        return OrderStory.placed(
                OrderFixtures.productWithForm(),
                new Order.Terms(OrderFixtures.DEADLINES, limits, OrderFixtures.CLAIMS));
    }

    private static Optional<RefusalReason> refusal(OrderStory story, Money price) {
        return story.refusal(OrderFixtures.PROVIDER, CommandFixtures.reprice(story.order(), price));
    }
}
