package marketplace.chaos.check;

import marketplace.chaos.evidence.Evidence;

/** Something that holds of every run once it has come to rest. */
public interface Invariant {

    /** In a few words, as in {@code events in Kafka are the journal}. */
    String says();

    Findings check(Evidence evidence);
}
