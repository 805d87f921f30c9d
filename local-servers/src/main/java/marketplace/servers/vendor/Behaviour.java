package marketplace.servers.vendor;

import java.time.Duration;

/**
 * What a vendor does with calls.
 *
 * @param times how many calls of an order it lasts for; then the vendor is prompt. For {@link Kind#LATE} how often it is asked in vain
 * @param delay how long an answer takes that comes at all
 */
public record Behaviour(Kind kind, int times, Duration delay) {

    private static final int FOR_GOOD = Integer.MAX_VALUE;

    /** Kinds of behaviour. */
    public enum Kind {
        /** As the protocol says, at once. */
        PROMPT,
        /** As the protocol says, after the delay. */
        SLOW,
        /** Accepts a create, and has it done when it was asked often enough. */
        LATE,
        /** Makes another instance when a create is repeated. */
        TWICE,
        /** Answers what is no JSON. */
        GARBAGE,
        /** Answers without end. */
        TOO_LARGE,
        /** Answers 500. */
        ERROR,
        /** Answers 302 to itself. */
        REDIRECT,
        /** Takes the call and never answers. */
        SILENT,
        /** Begins to answer, and goes on a little at a time without end. */
        DRIPPING,
        /** Refuses for good. */
        REFUSE,
        /** Refuses for now. */
        REFUSE_FOR_NOW,
        /** Believes every signature. */
        TRUSTING,
        /** Believes every signature of any time. */
        TIMELESS,
        /** Knows nothing any more of what it has destroyed, and complains. */
        FORGETFUL,
        /** Says done to whatever instance is named. */
        OBLIGING
    }

    /** This kind for all calls. */
    public static Behaviour of(Kind kind) {
        return new Behaviour(kind, FOR_GOOD, Duration.ZERO);
    }

    /** Slow by this much, for all calls. */
    public static Behaviour slow(Duration delay) {
        return new Behaviour(Kind.SLOW, FOR_GOOD, delay);
    }

    /** Done only when it was asked in vain so often. */
    public static Behaviour late(int queries) {
        return new Behaviour(Kind.LATE, queries, Duration.ZERO);
    }

    /** The same, but for so many calls of an order only. */
    public Behaviour firstTimes(int calls) {
        return new Behaviour(kind, calls, delay);
    }
}
