package marketplace.order.lane;

/**
 * The rules ran into something that must not be, the order cannot be read, or the database refuses what it would become. Trying again
 * gives the same; somebody has to look.
 */
public final class BrokenInvariantException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BrokenInvariantException(Throwable cause) {
        super("broken invariant", cause);
    }
}
