package marketplace.order.lane;

/** What a batch made of one submission, before it is committed. */
sealed interface Decided {

    record Answered(Outcome outcome) implements Decided {}

    /** An invariant was broken: this caller gets an error, the neighbours are not concerned. */
    record Broken(RuntimeException cause) implements Decided {}
}
