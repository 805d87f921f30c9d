package marketplace.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What earlier runs left in the directory of a stack. */
final class Leftovers {

    private static final List<String> ALL = List.of("postgres", "kafka", "simulator", "keys", "tokens", "logs");

    private Leftovers() {}

    static void delete(Path directory) throws IOException {
        for (String name : ALL) {
            deleteTree(directory.resolve(name));
        }
    }

    private static void deleteTree(Path top) throws IOException {
        if (!Files.exists(top)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(top)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
