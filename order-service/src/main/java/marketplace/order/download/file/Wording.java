package marketplace.order.download.file;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;

/** Titles of columns and labels of codes in one language. */
final class Wording {

    private static final Map<Language, Wording> LANGUAGES = Arrays.stream(Language.values())
            .collect(Collectors.toMap(
                    Function.identity(), Wording::new, (one, other) -> one, () -> new EnumMap<>(Language.class)));

    private final Language language;
    private final Properties words;

    private Wording(Language language) {
        this.language = language;
        this.words = load(language);
    }

    static Wording in(Language language) {
        Wording wording = LANGUAGES.get(language);
        if (wording == null) {
            throw new IllegalStateException("no words in " + language);
        }
        return wording;
    }

    /** What such a file is called. */
    String name() {
        return word("name");
    }

    String title(Column column) {
        return word("column." + column);
    }

    /** What people call this constant of an enum. */
    String label(Enum<?> code) {
        Class<?> type = code.getDeclaringClass();
        String name = type.getName().substring(type.getPackageName().length() + 1);
        return word("%s.%s".formatted(name.replace('$', '.'), code.name()));
    }

    String flag(boolean yes) {
        return word(yes ? "yes" : "no");
    }

    private String word(String key) {
        String word = words.getProperty(key);
        if (word == null) {
            throw new IllegalStateException("no word for %s in %s".formatted(key, language));
        }
        return word;
    }

    private static Properties load(Language language) {
        Properties words = new Properties();
        try (Reader reader = new InputStreamReader(
                new ClassPathResource("downloads/%s.properties".formatted(language.tag())).getInputStream(),
                StandardCharsets.UTF_8)) {
            words.load(reader);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return words;
    }
}
