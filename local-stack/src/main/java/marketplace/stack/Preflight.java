package marketplace.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether there is room for a stack. {@code ./run} asks this class in source form before it builds, so it and what it uses need
 * nothing but a JDK.
 */
final class Preflight {

    private static final long NEEDED_MEGABYTES = 1024;

    private Preflight() {}

    public static void main(String[] arguments) throws IOException {
        try {
            Options options = Options.parse(arguments, System.getenv());
            check(options.ports(), Path.of(""));
        } catch (StartException refused) {
            System.err.println(refused.getMessage());
            System.exit(2);
        }
    }

    /**
     * Looks for free ports and disk space.
     *
     * @throws StartException with a line for everything that is missing
     */
    static void check(Ports ports, Path directory) throws IOException {
        List<String> missing = new ArrayList<>(ports.taken());
        long free = Files.getFileStore(directory.toAbsolutePath()).getUsableSpace() >> 20;
        if (free < NEEDED_MEGABYTES) {
            missing.add("%d MB of disk space are free in %s, %d are needed"
                    .formatted(free, directory.toAbsolutePath(), NEEDED_MEGABYTES));
        }
        if (!missing.isEmpty()) {
            throw new StartException(String.join("\n", missing));
        }
    }
}
