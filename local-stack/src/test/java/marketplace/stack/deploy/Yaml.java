package marketplace.stack.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Documents of YAML files; a key that is there twice is an error. */
final class Yaml {

    private static final Path PROJECT = Path.of("..");
    private static final int MOST_ALIASES = 200;

    private Yaml() {}

    /** The documents of a file of this project. */
    static List<Map<String, Object>> documents(String file) {
        return parsed(text(file));
    }

    static String text(String file) {
        try {
            return Files.readString(PROJECT.resolve(file));
        } catch (IOException unread) {
            throw new UncheckedIOException(unread);
        }
    }

    static boolean exists(String file) {
        return Files.exists(PROJECT.resolve(file));
    }

    static List<String> names(String directory) {
        try (var files = Files.list(PROJECT.resolve(directory))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException unread) {
            throw new UncheckedIOException(unread);
        }
    }

    @SuppressWarnings("unchecked")
    static List<Map<String, Object>> parsed(String text) {
        LoaderOptions strict = new LoaderOptions();
        strict.setAllowDuplicateKeys(false);
        strict.setMaxAliasesForCollections(MOST_ALIASES);
        List<Map<String, Object>> documents = new ArrayList<>();
        new org.yaml.snakeyaml.Yaml(new SafeConstructor(strict))
                .loadAll(text)
                .forEach(document -> documents.add((Map<String, Object>) document));
        return List.copyOf(documents);
    }
}
