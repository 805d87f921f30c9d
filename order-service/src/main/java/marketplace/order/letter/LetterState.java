package marketplace.order.letter;

/** Where a dead letter stands. */
enum LetterState {
    /** Somebody has to look. */
    OPEN,
    /** Its record was sent to its topic again. What became of it there is not known here. */
    REPLAYED,
    /** An operator says that it is not needed. */
    DISCARDED
}
