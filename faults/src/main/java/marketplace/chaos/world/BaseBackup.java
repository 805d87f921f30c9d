package marketplace.chaos.world;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;

/** Copies a server's files while it writes them, as pg_basebackup does, which the embedded binaries lack. */
final class BaseBackup extends SimpleFileVisitor<Path> {

    /** Directories that must be there, with nothing of the other server's in them; the log is read from that server itself. */
    private static final Set<String> EMPTY = Set.of(
            "pg_wal",
            "pg_replslot",
            "pg_dynshmem",
            "pg_notify",
            "pg_serial",
            "pg_snapshots",
            "pg_stat_tmp",
            "pg_subtrans",
            "pgsql_tmp");

    private static final Set<String> ITS_OWN = Set.of(
            "postmaster.pid",
            "postmaster.opts",
            "epg-lock",
            "postgresql.auto.conf",
            "standby.signal",
            "pg_internal.init");

    private final Path from;
    private final Path to;

    private BaseBackup(Path from, Path to) {
        this.from = from;
        this.to = to;
    }

    /**
     * Leaves files that a server can start on and come to what the other one has.
     *
     * @param server of the files
     * @param to an empty directory
     */
    static void copy(Sql server, Path from, Path to) throws SQLException, IOException {
        try (Connection session = server.connect()) {
            String _ = Sql.ask(session, "select pg_backup_start('standby', true)::text");
            Path _ = Files.walkFileTree(from, new BaseBackup(from, to));
            Files.writeString(
                    to.resolve("backup_label"), Sql.ask(session, "select labelfile from pg_backup_stop(false)"));
        }
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) throws IOException {
        Path copy = copyOf(directory);
        Files.createDirectories(copy);
        Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rwx------"));
        return EMPTY.contains(name(directory)) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        if (!ITS_OWN.contains(name(file))) {
            try {
                Files.copy(file, copyOf(file), StandardCopyOption.COPY_ATTRIBUTES);
            } catch (NoSuchFileException dropped) {
                // The log tells how it came to that.
            }
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
        if (failure instanceof NoSuchFileException) {
            return FileVisitResult.CONTINUE;
        }
        throw failure;
    }

    private Path copyOf(Path file) {
        return to.resolve(from.relativize(file));
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
