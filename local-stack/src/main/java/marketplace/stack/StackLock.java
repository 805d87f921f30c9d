package marketplace.stack;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Lets one stack use a directory at a time, and knows whether the one before it could clean up. */
final class StackLock implements AutoCloseable {

    private final FileChannel file;
    private final boolean leftBehind;

    private StackLock(FileChannel file, boolean leftBehind) {
        this.file = file;
        this.leftBehind = leftBehind;
    }

    /** @throws StartException when another stack uses the directory */
    static StackLock take(Path directory) throws IOException {
        Path path = Files.createDirectories(directory).resolve("lock");
        String before = Files.exists(path) ? Files.readString(path).strip() : "";
        FileChannel file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!locked(file)) {
            file.close();
            throw new StartException("it runs already, as process %s: stop that one first".formatted(before));
        }
        file.truncate(0);
        byte[] process = Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8);
        file.write(ByteBuffer.wrap(process));
        return new StackLock(file, !before.isEmpty());
    }

    private static boolean locked(FileChannel file) throws IOException {
        try {
            return file.tryLock() != null;
        } catch (OverlappingFileLockException byThisProcess) {
            return false;
        }
    }

    /** Whether the stack before this one was killed, so that what it started may still be stopping. */
    boolean leftBehind() {
        return leftBehind;
    }

    @Override
    public void close() throws IOException {
        if (file.isOpen()) {
            file.truncate(0);
            file.close();
        }
    }
}
