package marketplace.chaos.check;

import com.google.errorprone.annotations.FormatMethod;
import java.util.ArrayList;
import java.util.List;

/** What a check looked at, and what it found wrong. */
public final class Findings {

    private static final int SHOWN = 20;

    private final List<String> violations = new ArrayList<>();
    private long checked;
    private long violated;

    /** One thing more was looked at. */
    void looked() {
        checked++;
    }

    /** It is not as it must be. */
    @FormatMethod
    void violation(String what, Object... values) {
        violated++;
        if (violations.size() < SHOWN) {
            violations.add(what.formatted(values));
        }
    }

    /** Counts it, and keeps what is wrong where it does not hold. */
    @FormatMethod
    void require(boolean holds, String otherwise, Object... values) {
        looked();
        if (!holds) {
            violation(otherwise, values);
        }
    }

    public long checked() {
        return checked;
    }

    public long violated() {
        return violated;
    }

    /** The first of them. */
    public List<String> violations() {
        return List.copyOf(violations);
    }
}
