package marketplace.stack.client;

import marketplace.contracts.Role;
import marketplace.stack.access.Tokens;

/** The running system as its parties know it. */
public final class Marketplace {

    private final Addresses addresses;
    private final Tokens tokens;
    private final Http http = new Http();

    public Marketplace(Addresses addresses, Tokens tokens) {
        this.addresses = addresses;
        this.tokens = tokens;
    }

    public Buyer buyer(String id) {
        return new Buyer(this, id);
    }

    public Provider provider(String id) {
        return new Provider(this, id);
    }

    public Operator operator() {
        return new Operator(this, "operator");
    }

    public Addresses addresses() {
        return addresses;
    }

    public String token(Role role, String id) {
        return tokens.issue(role, id);
    }

    Http http() {
        return http;
    }
}
