package marketplace.order.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import marketplace.contracts.Role;
import org.junit.jupiter.api.Test;

/** Thousands of orders to which anything happens: what must hold of every order holds of each. */
class RandomOrderTests {

    private static final long FIRST_SEED = Long.getLong("first.seed", 20_261_122);
    private static final int SEQUENCES = Integer.getInteger("sequences", 2_500);
    private static final int COMMANDS = 40;

    @Test
    void whateverHappensTheInvariantsHold() {
        Set<OrderStatus> reached = EnumSet.noneOf(OrderStatus.class);
        Set<Class<?>> happened = new HashSet<>();
        Set<RefusalReason> refused = EnumSet.noneOf(RefusalReason.class);

        for (long seed = FIRST_SEED; seed < FIRST_SEED + SEQUENCES; seed++) {
            OrderStory story = checked(seed, refused);
            reached.add(story.order().status());
            story.events().forEach(recorded -> happened.add(recorded.event().getClass()));
        }

        if (SEQUENCES >= 2_000) {
            everythingHappened(reached, happened, refused);
        }
    }

    /** Without this the generator could become so tame that it proves nothing. */
    private static void everythingHappened(
            Set<OrderStatus> reached, Set<Class<?>> happened, Set<RefusalReason> refused) {
        assertThat(reached).as("statuses that an order ended in").containsExactly(OrderStatus.values());
        assertThat(happened).as("events that happened").isEqualTo(EveryCommand.kindsOf(OrderEvent.class));
        assertThat(EnumSet.complementOf(EnumSet.copyOf(refused)))
                .as("reasons that no command was refused for: they are not the model's")
                .containsExactlyInAnyOrder(
                        RefusalReason.ORDER_NOT_FOUND,
                        RefusalReason.STALE_VERSION,
                        RefusalReason.IDEMPOTENCY_KEY_REUSED,
                        RefusalReason.FILE_GONE);
    }

    private static OrderStory checked(long seed, Set<RefusalReason> refused) {
        RandomCommands commands = new RandomCommands(seed);
        ProductSnapshot product = commands.product();
        OrderStory story = OrderStory.placed(product, commands.terms(product));
        try {
            play(story, commands, refused);
            OrderInvariants.check(story.order(), story.events());
            OrderJson.checkRoundTrips(story.order(), story.events());
            whatWasAgreedStands(story);
            theRunningDeadlineEndsTheOrderWhenNobodyActs(story);
            whereNoDeadlineRunsSomebodyCanGoOn(story);
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError(
                    "seed %d (-Dfirst.seed=%d -Dsequences=1) after %s".formatted(seed, seed, story.events()), e);
        }
        return story;
    }

    private static void play(OrderStory story, RandomCommands commands, Set<RefusalReason> refused) {
        for (int i = 0; i < COMMANDS; i++) {
            story.later(commands.pause(story.order(), story.now()));
            RandomCommands.Given given = commands.next(story.order(), story.now());
            Decision first = story.decide(given.actor(), given.command());
            Order before = story.order();
            assertThat(story.give(given.actor(), given.command()))
                    .as("decided again")
                    .isEqualTo(first);
            if (first instanceof Decision.Refused(Refusal refusal)) {
                refused.add(refusal.reason());
                assertThat(story.order()).as("order after a refusal").isSameAs(before);
            }
        }
    }

    /** It is stored when the order is placed, and never again. */
    private static void whatWasAgreedStands(OrderStory story) {
        Order placed = Objects.requireNonNull(Evolution.replay(story.events().subList(0, 1)));
        String agreed = marketplace.order.journal.OrderJson.writeAgreed(placed);
        String changing = marketplace.order.journal.OrderJson.writeChanging(story.order());
        assertThat(marketplace.order.journal.OrderJson.readOrder(agreed, changing))
                .isEqualTo(story.order());
    }

    private static void theRunningDeadlineEndsTheOrderWhenNobodyActs(OrderStory story) {
        if (story.order().clocks().running() != null) {
            OrderStory alone = story.copy();
            alone.missesDeadline();
            assertThat(alone.order().status().isFinal()).isTrue();
            OrderInvariants.check(alone.order(), alone.events());
        }
    }

    /** No order can be left open for ever by those who want to end it: the operator ends a dispute, the provider its work. */
    private static void whereNoDeadlineRunsSomebodyCanGoOn(OrderStory story) {
        Order order = story.order();
        if (order.status().isFinal() || order.clocks().running() != null) {
            return;
        }
        if (order.claims().openDispute().isPresent()) {
            OrderCommand decided = ClaimFixtures.decide(order, Dispute.Outcome.CANCEL, null);
            OrderStory ended = story.copy();
            assertThat(ended.give(OrderFixtures.OPERATOR, decided)).isInstanceOf(Decision.Accepted.class);
            assertThat(ended.order().status().isFinal()).isTrue();
        } else {
            assertThat(Action.allowed(order, Role.PROVIDER, story.now())).contains(Action.COMPLETE);
        }
    }
}
