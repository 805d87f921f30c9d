package marketplace.order.race;

import java.time.Duration;

/**
 * Whoever has won starts a little later next time, so that the two really meet: a race that one side always wins is none. Whoever wins
 * again and again starts later by more each time, so that few pairs are enough however much longer one way is than the other.
 */
final class HeadStart {

    private static final Duration SMALLEST = Duration.ofMillis(2);
    private static final Duration LARGEST = Duration.ofMillis(64);

    private Duration ofRival = Duration.ZERO;
    private Duration step = SMALLEST;
    private boolean lastWonByClick;

    /** How long the click waits. */
    synchronized Duration ofRival() {
        return ofRival.isNegative() ? Duration.ZERO : ofRival;
    }

    /** How long the rival waits. */
    synchronized Duration ofClick() {
        return ofRival.isNegative() ? ofRival.negated() : Duration.ZERO;
    }

    synchronized void after(boolean clickWon) {
        boolean again = clickWon == lastWonByClick;
        step = again ? smaller(step.multipliedBy(2), LARGEST) : SMALLEST;
        lastWonByClick = clickWon;
        ofRival = clickWon ? ofRival.plus(step) : ofRival.minus(step);
    }

    private static Duration smaller(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
