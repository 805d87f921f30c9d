package marketplace.order.model;

/**
 * A key of the buyer for an API.
 *
 * @param sealedInformation what the buyer needs to use it, the secret among it, encrypted
 * @param secretSha256 for whoever checks calls, in hex: the secret is random and long, so its digest tells nothing
 */
public record IssuedKey(String keyId, String sealedInformation, String secretSha256) {}
