package marketplace.order.vendor.endpoint;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * An endpoint as a provider registers it.
 *
 * @param url https, of a host whose addresses are public
 * @param secret made by the provider at random, and never told by the marketplace
 */
record VendorEndpointBody(
        @NotNull String url,

        @NotNull
        @Pattern(regexp = "[\\x21-\\x7e]{32,256}", message = "32 to 256 visible ASCII characters, made at random")
        String secret) {

    /** Not the generated one, which would print the secret. */
    @Override
    public String toString() {
        return "VendorEndpointBody[url=%s, secret=***]".formatted(url);
    }
}
