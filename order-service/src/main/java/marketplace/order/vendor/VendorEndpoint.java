package marketplace.order.vendor;

import java.net.URI;
import java.util.List;

/**
 * Where a vendor is called.
 *
 * @param keys every call is signed with each of them: more than one while a secret is being replaced
 */
public record VendorEndpoint(URI url, List<SigningKey> keys) {

    /** A key, and the secret that only the vendor and the marketplace have. */
    public record SigningKey(String id, String secret) {

        /** Not the generated one, which would print the secret. */
        @Override
        public String toString() {
            return "SigningKey[id=%s, secret=***]".formatted(id);
        }
    }

    /** The same vendor, called by somebody who has other secrets. */
    public VendorEndpoint withSecret(String other) {
        return new VendorEndpoint(
                url, keys.stream().map(key -> new SigningKey(key.id(), other)).toList());
    }
}
