package marketplace.order.download;

import java.util.Arrays;
import java.util.stream.Collectors;
import marketplace.order.download.file.DownloadFormat;
import marketplace.order.download.file.Language;
import marketplace.order.download.file.Layout;
import marketplace.order.query.OrderQuery;
import marketplace.order.request.Reading;
import org.jspecify.annotations.Nullable;

/** Reads how a file is to look. */
public final class Layouts {

    private static final String FORMATS = "one of "
            + Arrays.stream(DownloadFormat.values())
                    .map(DownloadFormat::extension)
                    .toList();
    private static final String LANGUAGES =
            "one of " + Arrays.stream(Language.values()).map(Language::tag).collect(Collectors.toList());

    private Layouts() {}

    /** The layout; what is wrong is left to the reading. Times are written in the zone of the query. */
    public static Layout read(
            Reading reading,
            @Nullable String format,
            @Nullable String language,
            @Nullable Boolean bom,
            OrderQuery query) {
        Layout layout = new Layout(
                reading.one("format", format, Layouts::format, FORMATS, DownloadFormat.CSV),
                reading.one("language", language, Language::ofTag, LANGUAGES, Language.CHINESE),
                bom != null && bom,
                query.zone());
        if (layout.bom() && layout.format() != DownloadFormat.CSV) {
            reading.wrong("bom", "for csv only");
        }
        return layout;
    }

    private static DownloadFormat format(String text) {
        return Arrays.stream(DownloadFormat.values())
                .filter(format -> format.extension().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such format"));
    }
}
