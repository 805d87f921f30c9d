package marketplace.order.attachment;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** The closed list of what a file may be: what it is called, how its name ends, how its content begins. */
enum FileKind {
    PDF("application/pdf", "pdf", "%PDF-"),
    PNG("image/png", "png", "\\x89PNG\\r\\n\\x1a\\n"),
    JPEG("image/jpeg", "jpg|jpeg", "\\xff\\xd8\\xff"),
    WEBP("image/webp", "webp", "RIFF.{4}WEBP"),
    TXT("text/plain", "txt|log|md", FileKind.NOTHING_BINARY),
    CSV("text/csv", "csv", FileKind.NOTHING_BINARY),
    DOCX(FileKind.OFFICE + "wordprocessingml.document", "docx", FileKind.ARCHIVE),
    XLSX(FileKind.OFFICE + "spreadsheetml.sheet", "xlsx", FileKind.ARCHIVE),
    PPTX(FileKind.OFFICE + "presentationml.presentation", "pptx", FileKind.ARCHIVE),
    ZIP("application/zip", "zip", "PK(\\x03\\x04|\\x05\\x06)");

    /** How many bytes of a file tell whether it is what it is said to be. */
    static final int TELLING_BYTES = 4096;

    private static final String OFFICE = "application/vnd.openxmlformats-officedocument.";
    private static final String ARCHIVE = "PK\\x03\\x04";

    /** No control characters but tabs, ends of lines and pages, and escapes as logs have them; whatever the encoding. */
    private static final String NOTHING_BINARY = "[\\x09-\\x0d\\x1b\\x20-\\x7e\\x80-\\xff]*+\\z";

    private final String mediaType;
    private final String endings;
    private final Pattern beginning;

    FileKind(String mediaType, String endings, String beginning) {
        this.mediaType = mediaType;
        this.endings = endings;
        this.beginning = Pattern.compile(beginning, Pattern.DOTALL);
    }

    String mediaType() {
        return mediaType;
    }

    /** How names of such files end, as in {@code jpg|jpeg}. */
    String endings() {
        return endings;
    }

    /** The kind with this media type, whatever its parameters; empty when it is none of the list. */
    static Optional<FileKind> of(@Nullable String contentType) {
        try {
            MediaType given = MediaType.parseMediaType(contentType == null ? "" : contentType);
            String plain = given.getType() + "/" + given.getSubtype();
            return Arrays.stream(values())
                    .filter(kind -> kind.mediaType.equals(plain))
                    .findFirst();
        } catch (InvalidMediaTypeException unreadable) {
            return Optional.empty();
        }
    }

    boolean fits(String name) {
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return Arrays.asList(endings.split("\\|")).contains(ending);
    }

    /** Whether content that begins so can be of this kind. */
    boolean fits(byte[] content) {
        int telling = Math.min(content.length, TELLING_BYTES);
        return beginning
                .matcher(new String(content, 0, telling, StandardCharsets.ISO_8859_1))
                .lookingAt();
    }
}
