package marketplace.platform.kafka;

/** A record that can never be handled, whoever tries again. The reason goes to the dead letter. */
public final class PoisonException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public PoisonException(String reason) {
        super(reason);
    }
}
