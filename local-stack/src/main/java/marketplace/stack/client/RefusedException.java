package marketplace.stack.client;

/** The API refused a request, and had no reason to be asked again. */
public final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    RefusedException(String request, int status, String answer) {
        super("%s was refused with %d: %s".formatted(request, status, answer));
        this.status = status;
    }

    public int status() {
        return status;
    }
}
