package marketplace.stack.access;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/** Makes keys for services that something else than {@code ./run} starts. */
public final class MakeKeys {

    private MakeKeys() {}

    /**
     * Makes the keys that are missing, and prints the order service's as lines of an environment file.
     *
     * @param arguments the directory of the keys
     */
    public static void main(String[] arguments) throws IOException, GeneralSecurityException {
        KeyFiles keys = KeyFiles.in(Path.of(arguments[0]));
        System.out.println("MARKETPLACE_COMPLETION_KEYSET=" + keys.completionKeyset());
        System.out.println("MARKETPLACE_REQUESTS_DIGEST_KEY=" + keys.requestDigestKey());
    }
}
