package marketplace.bench.report;

import java.util.Locale;

/** Numbers as people read them. */
public final class Figures {

    private static final double SMALL = 10;
    private static final double LARGE = 100;

    private Figures() {}

    /** As in {@code 12,345}, {@code 56.7} or {@code 1.23}. */
    public static String of(double value) {
        if (Double.isNaN(value)) {
            return "-";
        }
        String form = Math.abs(value) >= LARGE ? "%,.0f" : Math.abs(value) >= SMALL ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, form, value);
    }

    /** As in {@code 1.52x}. */
    public static String ratio(double value, double reference) {
        return Double.isNaN(value) || Double.isNaN(reference) || reference == 0
                ? "-"
                : String.format(Locale.ROOT, "%.2fx", value / reference);
    }
}
