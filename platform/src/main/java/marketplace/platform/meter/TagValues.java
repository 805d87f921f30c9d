package marketplace.platform.meter;

import java.util.Locale;

/** Values of tags come from closed lists only: no order, party or text of anybody is among them. */
public final class TagValues {

    private TagValues() {}

    /** As in {@code awaiting-start}. */
    public static String of(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** As in {@code place-order}. */
    public static String of(Class<?> type) {
        return type.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
