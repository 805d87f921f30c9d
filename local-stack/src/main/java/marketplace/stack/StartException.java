package marketplace.stack;

import org.jspecify.annotations.Nullable;

/** Why the stack cannot start, in words for whoever started it. */
public final class StartException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StartException(String reason) {
        super(reason);
    }

    public StartException(String reason, @Nullable Throwable cause) {
        super(reason, cause);
    }
}
