package marketplace.order.download.file;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * How a file looks.
 *
 * @param bom whether a CSV file begins with a byte order mark
 * @param zone in which times are written
 */
public record Layout(DownloadFormat format, Language language, boolean bom, ZoneId zone) {

    private static final String ASCII_NAME = "orders";
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);

    /** The header that makes a browser save the file, with a name for every browser and one in the file's language. */
    public String contentDisposition(Instant madeAt) {
        String end = "-%s.%s".formatted(MOMENT.format(madeAt.atZone(zone)), format.extension());
        return "attachment; filename=\"%s\"; filename*=UTF-8''%s"
                .formatted(ASCII_NAME + end, URLEncoder.encode(name() + end, StandardCharsets.UTF_8));
    }

    /** What such a file is called in its language. */
    String name() {
        return Wording.in(language).name();
    }
}
