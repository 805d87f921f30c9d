package marketplace.chaos;

import java.util.function.UnaryOperator;
import marketplace.chaos.evidence.Evidence;

/**
 * Something wrong that a checker must notice.
 *
 * @param what as in {@code an event is missing}
 * @param invariant a word of the sentence of the invariant that it violates
 */
record Mutation(String what, String invariant, UnaryOperator<Evidence> done) {}
