package marketplace.notification.message;

import java.time.Instant;
import marketplace.contracts.WireDeadline.Expiry;
import marketplace.contracts.WireMoney;
import org.jspecify.annotations.Nullable;

/**
 * The values that a text may name, each as {@code {component}}. Stored with the notice as data, so that the text can be
 * made in any language later.
 *
 * @param order the order number
 * @param product its name, written by the provider
 * @param amount what is to be paid, was paid, or goes back
 * @param before the price before a reprice
 * @param due when the deadline that runs is due
 * @param otherwise what happens when it is missed
 * @param reason what a party, the operator or the payment platform wrote
 * @param code what somebody says with a code
 * @param proposed when the deadline is to be due instead
 */
public record Arguments(
        String order,
        String product,
        WireMoney amount,
        @Nullable WireMoney before,
        @Nullable Instant due,
        @Nullable Expiry otherwise,
        @Nullable String reason,
        @Nullable Code code,
        @Nullable Instant proposed) {}
