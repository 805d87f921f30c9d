package marketplace.operations.screen;

/** What was asked for cannot be had. The message says why, in words for the operator, on one line or several. */
public class FailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public FailedException(String message) {
        super(message);
    }
}
