package marketplace.notification.recipient;

import marketplace.contracts.Role;
import marketplace.platform.security.Caller;

/**
 * Who is told.
 *
 * @param id the party's id, unique within the role
 */
public record Recipient(Role role, String id) {

    /** All operators share one inbox and one registration. */
    public static final Recipient OPERATORS = new Recipient(Role.OPERATOR, "operator");

    /** The recipient that a caller reads and registers as. */
    public static Recipient of(Caller caller) {
        caller.require(Role.BUYER, Role.PROVIDER, Role.OPERATOR);
        return caller.role() == Role.OPERATOR ? OPERATORS : new Recipient(caller.role(), caller.id());
    }
}
