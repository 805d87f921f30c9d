package marketplace.order.query;

/**
 * How many orders a query selects.
 *
 * @param exact whether that is all; otherwise there are at least as many
 */
record CountView(long count, boolean exact) {}
