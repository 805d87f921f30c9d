package marketplace.bench.world;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Makes room for a run. */
final class EmptyDirectory {

    private EmptyDirectory() {}

    /** Deletes what earlier runs left there. */
    static void at(Path directory) throws IOException {
        if (Files.exists(directory)) {
            for (Path each : deepestFirst(directory)) {
                Files.delete(each);
            }
        }
        Files.createDirectories(directory);
    }

    private static List<Path> deepestFirst(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.sorted(Comparator.reverseOrder()).toList();
        }
    }
}
