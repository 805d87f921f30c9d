package marketplace.order.download.file;

import java.util.Arrays;

/** A language that titles and labels are in. */
public enum Language {
    CHINESE("zh-CN"),
    ENGLISH("en");

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /** The BCP 47 tag, as in {@code zh-CN}. */
    public String tag() {
        return tag;
    }

    /**
     * The language of exactly this tag.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static Language ofTag(String tag) {
        return Arrays.stream(values())
                .filter(language -> language.tag.equals(tag))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such language"));
    }
}
