package marketplace.contracts;

import java.time.Instant;
import java.util.List;
import marketplace.contracts.RecordShape.Component;
import org.jspecify.annotations.Nullable;

/**
 * Refuses decoded records in which something is missing that is not declared nullable, or which hold what a database or another
 * reader could not take: such a message would fail wherever it is stored, however often it is tried again.
 */
final class CompleteRecords {

    /** Longest name of an order, a party or anything else that has one, in characters. */
    static final int MAX_IDENTIFIER = 128;

    private static final Instant EARLIEST = Instant.EPOCH;
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private CompleteRecords() {}

    static void check(Object decoded) {
        for (Component component : RecordShape.of(decoded.getClass()).components()) {
            Object value = component.of(decoded);
            if (value != null) {
                check(component, value);
            } else if (!component.nullable()) {
                throw malformed(component, "is missing");
            }
        }
    }

    private static void check(Component component, Object value) {
        switch (value) {
            case List<?> list -> list.forEach(element -> checkElement(component, element));
            case Record nested -> check(nested);
            case String text when component.identifier() -> checkIdentifier(component, text);
            case String text -> checkText(component, text);
            case Instant instant -> checkInstant(component, instant);
            default -> {}
        }
    }

    private static void checkElement(Component component, @Nullable Object element) {
        if (element == null) {
            throw malformed(component, "has an element that is missing");
        }
        check(component, element);
    }

    private static void checkIdentifier(Component component, String identifier) {
        checkText(component, identifier);
        if (identifier.isEmpty() || identifier.length() > MAX_IDENTIFIER) {
            throw malformed(component, "is not 1 to %d characters long".formatted(MAX_IDENTIFIER));
        }
        if (identifier.chars().anyMatch(Character::isISOControl)) {
            throw malformed(component, "has control characters");
        }
    }

    private static void checkText(Component component, String text) {
        if (text.codePoints().anyMatch(CompleteRecords::isNoCharacter)) {
            throw malformed(component, "has U+0000 or half a surrogate pair");
        }
    }

    private static boolean isNoCharacter(int codePoint) {
        return codePoint == 0 || (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE);
    }

    private static void checkInstant(Component component, Instant instant) {
        if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
            throw malformed(component, "is not in the years 1970 to 9999");
        }
    }

    private static MalformedMessageException malformed(Component component, String reason) {
        return new MalformedMessageException(
                "%s.%s %s".formatted(component.owner().getSimpleName(), component.name(), reason));
    }
}
