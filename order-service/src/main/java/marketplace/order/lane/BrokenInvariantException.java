package marketplace.order.lane;

/** The rules ran into something that must not be, or the order cannot be read. Trying again gives the same; somebody has to look. */
public final class BrokenInvariantException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BrokenInvariantException(RuntimeException cause) {
        super("broken invariant", cause);
    }
}
