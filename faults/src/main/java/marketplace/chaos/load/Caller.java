package marketplace.chaos.load;

import marketplace.contracts.Role;
import marketplace.stack.access.Tokens;

/** Somebody with a token. */
public record Caller(Role role, String id, String token) {

    static Caller of(Role role, String id, Tokens tokens) {
        return new Caller(role, id, tokens.issue(role, id));
    }
}
