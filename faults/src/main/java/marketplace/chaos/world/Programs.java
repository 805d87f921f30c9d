package marketplace.chaos.world;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * What virtual machines run: each service's jar as it was built or, where they start often, unpacked and with a cache of what a first
 * life loaded and linked, with which they start in half the time (docs/performance.md).
 */
final class Programs {

    private final WorldSettings settings;

    Programs(WorldSettings settings) {
        this.settings = settings;
    }

    /** Unpacks it as its container does, because only plain jars are cached. */
    void unpack(String module) throws IOException, InterruptedException {
        Process tool = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djarmode=tools",
                        "-jar",
                        jar(module).toString(),
                        "extract",
                        "--destination",
                        directory(module).toString()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (tool.waitFor() != 0) {
            throw new IllegalStateException("the jar of %s cannot be unpacked".formatted(module));
        }
    }

    /** A life whose end fills the cache. */
    List<String> filling(String module) {
        return List.of("-XX:AOTCacheOutput=" + cache(module), "-jar", unpacked(module));
    }

    List<String> running(String module) {
        return settings.cached()
                ? List.of("-XX:AOTCache=" + cache(module), "-jar", unpacked(module))
                : List.of("-jar", jar(module).toString());
    }

    private Path jar(String module) {
        return settings.project().resolve("%1$s/target/%1$s.jar".formatted(module));
    }

    private String unpacked(String module) {
        return directory(module).resolve(module + ".jar").toString();
    }

    private Path cache(String module) {
        return directory(module).resolve(module + ".aot");
    }

    private Path directory(String module) {
        return settings.data().resolve("services").resolve(module);
    }
}
