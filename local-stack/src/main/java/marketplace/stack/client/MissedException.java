package marketplace.stack.client;

/** Something that should have come true did not in time. */
public final class MissedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public MissedException(String what) {
        super(what);
    }
}
