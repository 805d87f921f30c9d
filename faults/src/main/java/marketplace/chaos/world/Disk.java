package marketplace.chaos.world;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * A file system of its own, in an image, which can be full without anything else being so. Where nobody may mount one, as in most
 * containers, it is a plain directory that cannot be filled.
 */
public final class Disk implements AutoCloseable {

    /** Takes as much of the real disk as is written to it. */
    private static final long SIZE = 8L << 30;

    /** The file system needs some for itself to give the rest away at once. */
    private static final long BOOKKEEPING = 1L << 20;

    private static final int BLOCK = 4096;
    private static final Path MOUNTS = Path.of("/proc/self/mounts");

    private final Path directory;
    private final Path ballast;
    private final boolean mounted;

    private Disk(Path directory, boolean mounted) {
        this.directory = directory;
        this.ballast = directory.resolve("ballast");
        this.mounted = mounted;
    }

    /** Makes the directory, on a disk of its own if that is possible. */
    static Disk at(Path directory) throws IOException {
        Files.createDirectories(directory);
        Path image = directory.resolveSibling(directory.getFileName() + ".img");
        try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "rw")) {
            file.setLength(SIZE);
        }
        boolean mounted = done("mkfs.ext4", "-q", "-m", "0", "-E", "nodiscard", image.toString())
                && done("mount", "-o", "loop", image.toString(), directory.toString());
        if (mounted) {
            // Also when somebody stops the run by hand.
            Runtime.getRuntime().addShutdownHook(new Thread(() -> unmount(directory), "unmount"));
        } else {
            Files.delete(image);
        }
        return new Disk(directory, mounted);
    }

    /** Takes away what earlier runs mounted below this directory and could not clear up. */
    static void unmountBelow(Path directory) throws IOException {
        if (Files.exists(MOUNTS)) {
            for (Path left : mounts()) {
                if (left.startsWith(directory)) {
                    unmount(left);
                }
            }
        }
    }

    /** Whether it can be full. */
    public boolean isItsOwn() {
        return mounted;
    }

    /** Leaves not a byte to anybody; again after something was deleted. */
    public void fill() throws IOException {
        long free = Files.getFileStore(directory).getUsableSpace() - BOOKKEEPING;
        if (mounted && free > 0) {
            long filled = Files.exists(ballast) ? Files.size(ballast) : 0;
            boolean _ = done("fallocate", "-o", Long.toString(filled), "-l", Long.toString(free), ballast.toString());
        }
        if (mounted) {
            writeTheRest();
        }
    }

    /** There is room again. */
    public void free() throws IOException {
        boolean _ = Files.deleteIfExists(ballast);
    }

    @Override
    public void close() {
        if (mounted) {
            unmount(directory);
        }
    }

    private void writeTheRest() {
        byte[] block = new byte[BLOCK];
        try (OutputStream out = Files.newOutputStream(ballast, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            // That is the end of it.
        }
    }

    private static List<Path> mounts() throws IOException {
        try (Stream<String> lines = Files.lines(MOUNTS)) {
            return lines.map(line -> line.split(" ", -1))
                    .map(fields -> Path.of(fields[1]))
                    .toList();
        }
    }

    /** Also while somebody has files open there. */
    @CanIgnoreReturnValue
    private static boolean unmount(Path directory) {
        return done("umount", "-l", directory.toString());
    }

    private static boolean done(String... command) {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException noSuchCommand) {
            return false;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
