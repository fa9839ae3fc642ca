package dev.cuehook.inbox.jdbc;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folder of an embedded inbox: a lock, the database, and a place for the driver's native library. */
final class EmbeddedFile {

    private static final Logger LOG = LoggerFactory.getLogger(JdbcInbox.class);
    private static final String TMPDIR = "org.sqlite.tmpdir";

    /**
     * In this order: whoever reads the file before it has it to itself shares memory with others from then on, in one more
     * file. The switch between FULL and NORMAL is safe at checkpoints; OFF would not be.
     */
    private static final List<String> PRAGMAS = List.of(
            "PRAGMA busy_timeout=5000",
            "PRAGMA locking_mode=EXCLUSIVE",
            "PRAGMA page_size=8192", // seven bodies of 1 KiB in a page; in one of 4096 only three, and the rest is
            // waste
            "PRAGMA auto_vacuum=INCREMENTAL",
            "PRAGMA journal_mode=WAL",
            "PRAGMA synchronous=FULL",
            "PRAGMA wal_autocheckpoint=2000",
            "PRAGMA journal_size_limit=16777216",
            "PRAGMA cache_size=-16384");

    private final FileChannel lock;
    private final Path folder;
    private final long checkedWhole;
    private final boolean partlyChecked;
    private final OpenFiles files;
    private Connection connection;

    private EmbeddedFile(Path folder, FileChannel lock, long checkedWhole, boolean partlyChecked, Connection connection)
            throws IOException {
        this.folder = folder;
        this.files = new OpenFiles(folder);
        this.lock = lock;
        this.checkedWhole = checkedWhole;
        this.partlyChecked = partlyChecked;
        this.connection = connection;
    }

    /**
     * Opens the folder, makes it if it is not there, and checks the database if it was not closed.
     *
     * @param checkedWhole up to how many bytes it is checked whole
     * @throws IllegalStateException if it cannot be used; the message says what was found and what to do
     */
    static EmbeddedFile open(Path folder, long checkedWhole) {
        FileChannel lock = lock(folder);
        boolean opened = false;
        try {
            prepareNative(folder.resolve("native"));
            boolean unclean = bytes(folder, "inbox.db-wal") > 0;
            boolean partly = unclean && bytes(folder, "inbox.db") > checkedWhole;
            Connection connection = connect(folder, unclean, checkedWhole);
            EmbeddedFile file = new EmbeddedFile(folder, lock, checkedWhole, partly, connection);
            opened = true;
            return file;
        } catch (IOException e) {
            throw new IllegalStateException("The inbox's folder " + folder + " cannot be used: " + e, e);
        } finally {
            if (!opened) {
                close(lock);
            }
        }
    }

    private static FileChannel lock(Path folder) {
        try {
            Files.createDirectories(folder);
            FileChannel channel =
                    FileChannel.open(folder.resolve("inbox.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(channel)) {
                return channel;
            }
            channel.close();
        } catch (IOException e) {
            throw new IllegalStateException(
                    "The inbox's folder " + folder + " cannot be written to: " + e + ". Check its rights and its disk.",
                    e);
        }
        throw new IllegalStateException(
                "The inbox in " + folder + " is in use by another process or another inbox of this "
                        + "one. Give each its own folder, or use a database that several share.");
    }

    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** Each kill leaves an unpacked library behind, which nobody else clears. */
    private static void prepareNative(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, "sqlite-*")) {
            for (Path library : left) {
                try {
                    boolean unused = Files.deleteIfExists(library);
                } catch (IOException e) {
                    LOG.debug("{} is in use by this process, and stays.", library, e);
                }
            }
        }
        if (System.getProperty(TMPDIR) == null) {
            System.setProperty(TMPDIR, folder.toAbsolutePath().toString());
        }
    }

    private static Connection connect(Path folder, boolean unclean, long checkedWhole) {
        Connection connection = null;
        boolean ready = false;
        try {
            connection = DriverManager.getConnection(
                    "jdbc:sqlite:" + folder.resolve("inbox.db").toAbsolutePath());
            try (Statement statement = connection.createStatement()) {
                for (String pragma : PRAGMAS) {
                    statement.execute(pragma);
                }
                if (unclean) {
                    FileCheck.before(folder, statement, bytes(folder, "inbox.db") <= checkedWhole);
                }
            }
            ready = true;
            return connection;
        } catch (SQLException e) {
            throw new IllegalStateException(explain(folder, e), e);
        } finally {
            if (!ready && connection != null) {
                close(connection);
            }
        }
    }

    /** What a failure of SQLite means and what to do. */
    static String explain(Path folder, SQLException e) {
        String what = "The inbox in " + folder + " cannot be opened: ";
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            String name = cause.getClass().getName();
            if (name.endsWith("NativeLibraryNotFoundException") || cause instanceof UnsatisfiedLinkError) {
                return what
                        + "SQLite's native library cannot be loaded. Is the folder on a disk that is mounted noexec? Set "
                        + "the system property " + TMPDIR + " to a folder from which libraries may be loaded.";
            }
            if (name.endsWith("IllegalCallerException")) {
                return what + "this Java denies native access. Start it with --enable-native-access=ALL-UNNAMED.";
            }
        }
        if (String.valueOf(e.getMessage()).contains("No suitable driver")) {
            return what + "SQLite's driver is missing. Add org.xerial:sqlite-jdbc.";
        }
        return what
                + switch (e.getErrorCode() & 0xFF) {
                    case 5 -> "another process uses its file. Give each process its own folder.";
                    case 8 -> "it cannot be written to. Check the rights of the folder.";
                    case 11 -> "its file is damaged. Keep a copy, and start with an empty folder or a copy of before.";
                    case 13 -> "the disk is full. Free some space.";
                    case 14 -> "its file cannot be opened. Check that the folder exists and may be written to.";
                    case 26 -> "inbox.db is no SQLite file. Give the inbox a folder of its own.";
                    default -> e.getMessage() + " (SQLite code " + e.getErrorCode() + ").";
                };
    }

    private static long bytes(Path folder, String name) {
        return folder.resolve(name).toFile().length(); // 0 if it is not there
    }

    /** Whether it was not closed, and is so large that a part of it is still to be checked. */
    boolean isPartlyChecked() {
        return partlyChecked;
    }

    Connection connection() {
        return connection;
    }

    /** Fails where somebody has taken the files away: what is written to them now would be lost. */
    void requireInPlace() throws SQLException {
        files.requireInPlace();
    }

    /**
     * Closes the connection and opens a new one, under the same lock; the file is checked.
     *
     * @throws SQLException if it cannot be opened; the message says what to do
     */
    void reconnect() throws SQLException {
        close(connection);
        files.forgetLog();
        try {
            connection = connect(folder, true, checkedWhole);
        } catch (IllegalStateException e) {
            throw new SQLException(e.getMessage(), e);
        }
    }

    void close() {
        close(connection);
        close(lock);
    }

    private static void close(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            LOG.warn("A part of the inbox could not be closed.", e);
        }
    }
}
