package marketplace.notification.message;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A language that notices are written in. */
public enum Language {
    CHINESE("zh-CN", "yyyy年M月d日 HH:mm"),
    ENGLISH("en", "d MMM yyyy, HH:mm");

    private final Locale locale;
    private final String dateTimePattern;

    Language(String tag, String dateTimePattern) {
        this.locale = Locale.forLanguageTag(tag);
        this.dateTimePattern = dateTimePattern;
    }

    /** The BCP 47 tag, as in {@code zh-CN}. */
    public String tag() {
        return locale.toLanguageTag();
    }

    /** The one of these languages that a tag asks for, whatever its region: {@code en-GB} is English. */
    public static Optional<Language> ofTag(String tag) {
        String wanted = Locale.forLanguageTag(tag).getLanguage();
        return Stream.of(values())
                .filter(language -> language.locale.getLanguage().equals(wanted))
                .findFirst();
    }

    /**
     * The best of these languages for an {@code Accept-Language} header; empty when it names none of them or is not
     * readable.
     */
    public static Optional<Language> preferred(String acceptLanguage) {
        return ranges(acceptLanguage).stream()
                .filter(range -> range.getWeight() > 0)
                .flatMap(range -> ofTag(range.getRange()).stream())
                .findFirst();
    }

    Locale locale() {
        return locale;
    }

    String dateTimePattern() {
        return dateTimePattern;
    }

    private static List<Locale.LanguageRange> ranges(String acceptLanguage) {
        try {
            return Locale.LanguageRange.parse(acceptLanguage);
        } catch (IllegalArgumentException unreadable) {
            return List.of();
        }
    }
}
