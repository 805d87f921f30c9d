package marketplace.notification.message;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Puts messages into words. The words stand in {@code texts/<language>.properties}. */
@Component
public class Texts {

    private final Map<Language, Properties> languages = new EnumMap<>(Language.class);

    public Texts() {
        for (Language language : Language.values()) {
            languages.put(language, load(language));
        }
    }

    /** The message as this reader reads it. */
    public Text text(Message message, Arguments arguments, Reading reading) {
        Map<String, String> values = Values.of(arguments, reading, in(reading.language()));
        return new Text(
                Template.fill(template(message.key() + ".title", reading.language()), values),
                Template.fill(template(message.key() + ".text", reading.language()), values));
    }

    /** Words that stand around notices, such as the last lines of a mail. */
    public String phrase(String key, Map<String, String> values, Language language) {
        return Template.fill(template(key, language), values);
    }

    Properties in(Language language) {
        Properties texts = languages.get(language);
        if (texts == null) {
            throw new IllegalStateException("no texts in " + language);
        }
        return texts;
    }

    private String template(String key, Language language) {
        String template = in(language).getProperty(key);
        if (template == null) {
            throw new IllegalStateException("no text %s in %s".formatted(key, language));
        }
        return template;
    }

    private static Properties load(Language language) {
        Properties texts = new Properties();
        try (Reader reader = new InputStreamReader(
                new ClassPathResource("texts/%s.properties".formatted(language.tag())).getInputStream(),
                StandardCharsets.UTF_8)) {
            texts.load(reader);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return texts;
    }
}
