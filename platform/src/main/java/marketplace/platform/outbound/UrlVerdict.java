package marketplace.platform.outbound;

import java.net.URI;

/** What is thought of a URL that somebody named. */
public sealed interface UrlVerdict {

    /** It may be called, as things are now. */
    record Allowed(URI url) implements UrlVerdict {}

    /**
     * It may not.
     *
     * @param reason fit for whoever named it: nothing of what a name leads to is told
     */
    record NotAllowed(String reason) implements UrlVerdict {}
}
