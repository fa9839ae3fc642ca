package dev.cuehook.inbox.jdbc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whether the files that are open are still those in the folder. A process goes on writing to files that somebody has deleted,
 * flushes and all, and what it wrote is gone with it. Where the file system does not tell files apart, only their absence shows.
 */
final class OpenFiles {

    private static final String LOG = "inbox.db-wal";

    private final Path folder;
    private final Map<String, @Nullable Object> keys = new HashMap<>();

    /** The lock and the database, which are there; the log is, as soon as something was written. */
    OpenFiles(Path folder) throws IOException {
        this.folder = folder;
        for (String name : List.of("inbox.lock", "inbox.db")) {
            keys.put(name, key(name));
        }
    }

    /** Closing the last connection deletes the log; the next one makes its own. */
    void forgetLog() {
        keys.remove(LOG);
    }

    /** Fails where a file was deleted, moved or replaced. */
    void requireInPlace() throws SQLException {
        try {
            if (!keys.containsKey(LOG) && Files.exists(folder.resolve(LOG))) {
                keys.put(LOG, key(LOG));
            }
            for (Map.Entry<String, @Nullable Object> opened : keys.entrySet()) {
                if (!Objects.equals(opened.getValue(), key(opened.getKey()))) {
                    throw away(opened.getKey());
                }
            }
        } catch (IOException e) {
            throw away(e.getMessage());
        }
    }

    private SQLException away(@Nullable String file) {
        return new SQLException("The inbox's files in " + folder + " were deleted, moved or replaced under it (" + file
                + "); nothing more is taken in. Put them back, or start anew: what was open in them is lost then.");
    }

    private @Nullable Object key(String name) throws IOException {
        return Files.readAttributes(folder.resolve(name), BasicFileAttributes.class)
                .fileKey();
    }
}
