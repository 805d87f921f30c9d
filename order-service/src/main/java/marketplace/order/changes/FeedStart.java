package marketplace.order.changes;

/** Where a caller without a cursor begins. */
enum FeedStart {
    /** With the first line of the journal that it may see. */
    BEGINNING,
    /** With what comes next. */
    NOW
}
