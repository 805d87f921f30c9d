package marketplace.order.race;

import java.time.Duration;

/**
 * Whoever has won starts a little later next time, so that the two really meet: a race that one side always wins is none. However much
 * longer one way is than the other, the winners differ by that time divided by the step, and no more.
 */
final class HeadStart {

    private static final Duration STEP = Duration.ofMillis(2);

    private Duration ofRival = Duration.ZERO;

    /** How long the click waits. */
    synchronized Duration ofRival() {
        return ofRival.isNegative() ? Duration.ZERO : ofRival;
    }

    /** How long the rival waits. */
    synchronized Duration ofClick() {
        return ofRival.isNegative() ? ofRival.negated() : Duration.ZERO;
    }

    synchronized void after(boolean clickWon) {
        ofRival = clickWon ? ofRival.plus(STEP) : ofRival.minus(STEP);
    }
}
