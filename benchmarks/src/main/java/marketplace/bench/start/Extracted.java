package marketplace.bench.start;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import marketplace.bench.part.Stand;

/** A service unpacked as its container has it: its own classes in one jar, libraries beside it, so that a cache can be made of both. */
final class Extracted {

    private Extracted() {}

    /** Unpacks the service's jar and gives the one to start. */
    static Path of(Stand stand, String module) throws IOException, InterruptedException {
        Path directory = stand.world().data().resolve("extracted").resolve(module);
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djarmode=tools",
                        "-jar",
                        stand.world().jar(module).toString(),
                        "extract",
                        "--force",
                        "--destination",
                        directory.toString()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("the jar of %s cannot be unpacked".formatted(module));
        }
        return directory.resolve(module + ".jar");
    }
}
