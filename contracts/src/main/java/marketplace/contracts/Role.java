package marketplace.contracts;

/** In which role somebody acts: a party of an order, the marketplace, or a machine that acts for none of them. */
public enum Role {
    BUYER,
    PROVIDER,
    OPERATOR,
    SERVICE
}
