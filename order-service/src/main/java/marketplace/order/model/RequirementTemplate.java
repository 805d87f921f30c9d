package marketplace.order.model;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The fields of a requirement form. */
public record RequirementTemplate(List<Field> fields) {

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,18}(\\.[0-9]{1,9})?");

    /** What is wrong with the answers, by field name; empty when nothing is. */
    Map<String, String> mistakes(Map<String, String> answers) {
        Map<String, String> mistakes = new TreeMap<>();
        Set<String> unknown = new TreeSet<>(answers.keySet());
        for (Field field : fields) {
            unknown.remove(field.name());
            String mistake = mistake(field, answers.get(field.name()));
            if (mistake != null) {
                mistakes.put(field.name(), mistake);
            }
        }
        unknown.forEach(name -> mistakes.put(name, "the form has no such field"));
        return mistakes;
    }

    private static @Nullable String mistake(Field field, @Nullable String answer) {
        if (answer == null || answer.isBlank()) {
            return field.required() ? "is required" : null;
        }
        if (answer.length() > field.maxLength()) {
            return "has at most %d characters".formatted(field.maxLength());
        }
        return switch (field.kind()) {
            case TEXT -> null;
            case NUMBER -> NUMBER.matcher(answer).matches() ? null : "is no number";
            case CHOICE -> field.choices().contains(answer) ? null : "is none of " + field.choices();
        };
    }

    /**
     * One question of the form.
     *
     * @param choices the answers to choose from; empty unless the kind is CHOICE
     */
    public record Field(
            String name, String label, FieldKind kind, boolean required, int maxLength, List<String> choices) {}

    /** What an answer may look like. */
    public enum FieldKind {
        TEXT,
        NUMBER,
        CHOICE
    }
}
