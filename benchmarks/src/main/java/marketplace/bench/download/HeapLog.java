package marketplace.bench.download;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a virtual machine wrote about its collections. */
final class HeapLog {

    private static final Pattern COLLECTION = Pattern.compile("\\d+M->(\\d+)M\\(");

    private HeapLog() {}

    static int lines(Path log) {
        return all(log).size();
    }

    /** Megabytes that were left after a collection, at most; NaN without one. */
    static double mostAfterCollection(Path log, int fromLine) {
        List<String> lines = all(log);
        return lines.subList(fromLine, lines.size()).stream()
                .map(COLLECTION::matcher)
                .filter(Matcher::find)
                .mapToDouble(found -> Double.parseDouble(found.group(1)))
                .max()
                .orElse(Double.NaN);
    }

    private static List<String> all(Path log) {
        try {
            return Files.readAllLines(log);
        } catch (IOException unread) {
            throw new IllegalStateException("no log of collections", unread);
        }
    }
}
