package marketplace.order.model;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import marketplace.order.model.OrderEvent.CancelCause;
import marketplace.order.model.OrderEvent.StrayCause;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The checks of the random orders are able to fail: each finds a history that the rules would never write. */
class OrderInvariantsTests {

    private static final Money PRICE = OrderFixtures.LIST_PRICE;

    @ParameterizedTest
    @EnumSource(OrderStatus.class)
    void soundHistoriesPass(OrderStatus status) {
        OrderStory story = OrderFixtures.storyUntil(status);

        assertThatNoException().isThrownBy(() -> OrderInvariants.check(story.order(), story.events()));
    }

    @Test
    void findsAnOrderThatWasCancelledByTheTimerAndStarted() {
        assertFound(
                "status after the end",
                OrderFixtures.storyUntil(OrderStatus.CANCELLED),
                new OrderEvent.ImplementationStarted(1));
        assertFound(
                "auto-cancelled and started",
                OrderFixtures.storyUntil(OrderStatus.IN_PROGRESS),
                new OrderEvent.OrderCancelled(CancelCause.START_OVERDUE, null));
    }

    @Test
    void findsACompletionThatWasRejectedAndConfirmed() {
        assertFound(
                "confirmed and rejected",
                OrderFixtures.storyUntil(OrderStatus.AWAITING_CONFIRMATION),
                new OrderEvent.CompletionRejected(1, "why"),
                new OrderEvent.CompletionConfirmed(1));
    }

    @Test
    void findsAnOrderThatEndedTwice() {
        assertFound(
                "event after the end",
                OrderFixtures.storyUntil(OrderStatus.COMPLETED),
                new OrderEvent.CompletionConfirmed(1));
    }

    @Test
    void findsMoneyThatWasKeptThoughItPaysForNothing() {
        assertFound(
                "kept + refunded + on its way back",
                OrderFixtures.storyUntil(OrderStatus.PENDING_PAYMENT),
                new OrderEvent.StrayCaptureReceived(
                        "C-1", "A-1", PRICE, OrderFixtures.PLACED_AT, StrayCause.ALREADY_PAID));
    }

    @Test
    void findsAnOrderThatWasPaidWithTheWrongMoney() {
        assertFound(
                "money kept",
                OrderFixtures.storyUntil(OrderStatus.PENDING_PAYMENT),
                new OrderEvent.OrderPaid("C-1", "A-1", OrderFixtures.cny(1), OrderFixtures.PLACED_AT));
    }

    @Test
    void findsMoneyThatWasGivenBackTwice() {
        assertFound(
                "given back of one capture",
                OrderFixtures.storyUntil(OrderStatus.CANCELLED),
                new OrderEvent.RefundRequested("R-2", "C-1", PRICE, "again"));
    }

    @Test
    void findsAPaidOrderThatWasCancelledWithoutARefund() {
        assertFound(
                "keeps money",
                OrderFixtures.storyUntil(OrderStatus.AWAITING_START),
                new OrderEvent.OrderCancelled(CancelCause.BUYER_REQUEST, null));
    }

    @Test
    void findsATimerThatWasEarly() {
        OrderStory story = OrderFixtures.storyUntil(OrderStatus.AWAITING_CONFIRMATION);
        Instant due = story.deadline().dueAt();

        assertFound("expiry", story.at(due), new OrderEvent.CompletionConfirmed(1));
    }

    @Test
    void findsMoneyThatWasGivenBackWithoutAnAgreement() {
        assertFound(
                "keeps money",
                OrderFixtures.storyUntil(OrderStatus.COMPLETED),
                new OrderEvent.RefundRequested("R-C-1", "C-1", PRICE, "REFUND_AGREED"));
    }

    @Test
    void findsADeadlineThatRunsInADispute() {
        OrderStory story = OrderFixtures.storyUntil(OrderStatus.AWAITING_START);
        Clocks running = story.order().clocks();
        Order broken = story.opensDispute(OrderFixtures.BUYER).order().with(running);

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> ClockInvariants.theRightDeadlineRuns(broken))
                .withMessageContaining("deadline of");
    }

    @Test
    void findsAClockThatLostTimeWhileItStoodStill() {
        OrderStory story = OrderFixtures.storyUntil(OrderStatus.AWAITING_START).opensDispute(OrderFixtures.BUYER);
        Order before = story.order();
        Order after = story.later(Duration.ofDays(2))
                .decides(Dispute.Outcome.CONTINUE)
                .order();
        RecordedEvent last = story.events().getLast();
        RecordedEvent later = new RecordedEvent(last.version(), last.at().plusSeconds(1), last.actor(), last.event());

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> ClockInvariants.pausedTimeIsNeitherLostNorWon(before, after, later))
                .withMessageContaining("time left of a clock that goes on");
    }

    @Test
    void findsAHistoryWithAGap() {
        OrderStory story = OrderFixtures.storyUntil(OrderStatus.IN_PROGRESS);
        List<RecordedEvent> gap = new ArrayList<>(story.events());
        gap.remove(2);

        assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> OrderInvariants.check(story.order(), gap));
    }

    @Test
    void findsAnOrderThatIsNotWhatItsHistoryMakes() {
        OrderStory story = OrderFixtures.storyUntil(OrderStatus.IN_PROGRESS);
        Order other = story.order().with(Clocks.STOPPED);

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> OrderInvariants.check(other, story.events()))
                .withMessageContaining("replayed");
    }

    /** Records what no rule would have decided. */
    private static void assertFound(String what, OrderStory story, OrderEvent... wrong) {
        List<RecordedEvent> history = new ArrayList<>(story.events());
        Order order = story.order();
        for (OrderEvent event : wrong) {
            RecordedEvent recorded = new RecordedEvent(order.version() + 1, story.now(), actor(order, event), event);
            history.add(recorded);
            order = Evolution.evolve(order, recorded);
        }
        Order broken = order;

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> OrderInvariants.check(broken, history))
                .withMessageContaining(what);
    }

    private static Actor actor(Order order, OrderEvent event) {
        boolean timer = event instanceof OrderEvent.CompletionConfirmed
                && order.clocks().running() != null;
        return timer ? Actor.DEADLINE : OrderFixtures.BUYER;
    }
}
