package marketplace.servers;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Lets tests wait for a minute: what must happen happens sooner on a machine of its own, and not much later on one that is shared. */
public final class Patience implements BeforeAllCallback {

    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    @Override
    public void beforeAll(ExtensionContext tests) {
        Awaitility.setDefaultTimeout(A_MINUTE);
    }
}
