package marketplace.contracts;

/** The record is not a message of its topic: it can never be handled, whoever tries again. The text is safe to show and to log. */
public final class MalformedMessageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public MalformedMessageException(String reason) {
        super(reason);
    }
}
