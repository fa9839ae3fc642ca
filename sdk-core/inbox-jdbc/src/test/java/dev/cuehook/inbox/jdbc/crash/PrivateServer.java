package dev.cuehook.inbox.jdbc.crash;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A database server of a test's own, which may be killed and started again. Needs the programs of that server. */
public final class PrivateServer implements AutoCloseable {

    /** After a kill a server flushes all its files before it lets anybody in, however slow the disk is. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Store store;
    private final Path folder;
    private final int port;
    private final Map<String, String> environment;
    private @Nullable Process process;

    private PrivateServer(Store store, Path folder, int port, Map<String, String> environment) {
        this.store = store;
        this.folder = folder;
        this.port = port;
        this.environment = environment;
    }

    public static PrivateServer mariaDb(Path folder, Map<String, String> environment) throws Exception {
        return create(Store.MARIADB, folder, environment);
    }

    public static PrivateServer postgres(Path folder) throws Exception {
        return create(Store.POSTGRES, folder, Map.of());
    }

    static PrivateServer create(Store store, Path folder, Map<String, String> environment) throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        PrivateServer server = new PrivateServer(store, folder, port, environment);
        server.install();
        server.start();
        return server;
    }

    private void install() throws IOException, InterruptedException {
        Path data = Files.createDirectory(data());
        List<String> command;
        if (store == Store.MARIADB) {
            command = List.of(
                    program("mariadb-install-db"),
                    "--no-defaults",
                    "--auth-root-authentication-method=normal",
                    "--user=" + System.getProperty("user.name"),
                    "--datadir=" + data);
        } else {
            if (isRoot()) { // whose name PostgreSQL refuses
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
                Files.setOwner(
                        data,
                        data.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("postgres"));
            }
            command = asUser(program("initdb"), "-D", data.toString(), "-U", "postgres", "-A", "trust");
        }
        int status = builder(command).start().waitFor();
        if (status != 0) {
            throw new IOException("The server could not be set up:\n" + Files.readString(log()));
        }
    }

    /** Starts it, and waits until it lets somebody in. */
    public void start() throws Exception {
        ProcessBuilder server = builder(
                store == Store.MARIADB
                        ? List.of(
                                program("mariadbd"),
                                "--no-defaults",
                                "--user=" + System.getProperty("user.name"),
                                "--datadir=" + data(),
                                "--socket=" + data().resolve("socket"),
                                "--innodb-stats-persistent=OFF", // it flushes with all tables locked
                                "--bind-address=127.0.0.1",
                                "--port=" + port)
                        : asUser(
                                program("postgres"),
                                "-D",
                                data().toString(),
                                "-k",
                                data().toString(),
                                "-h",
                                "127.0.0.1",
                                "-p",
                                Integer.toString(port)));
        server.environment().putAll(environment);
        Process started = server.start();
        process = started;
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                DriverManager.getConnection(url()).close();
                return;
            } catch (SQLException e) {
                if (!started.isAlive() || System.nanoTime() > end) {
                    throw new IOException("The server did not start:\n" + Files.readString(log()), e);
                }
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
    }

    @Override
    public void close() {
        kill();
    }

    /** {@code kill -9} of all its processes. */
    public void kill() {
        Process running = process;
        if (running != null) {
            List<ProcessHandle> all = Stream.concat(Stream.of(running.toHandle()), running.descendants())
                    .toList();
            all.forEach(ProcessHandle::destroyForcibly);
            all.forEach(one -> one.onExit().join());
        }
    }

    public String url() {
        return store == Store.MARIADB
                ? "jdbc:mariadb://127.0.0.1:" + port + "/test?user=root&connectTimeout=2000"
                : "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres";
    }

    private ProcessBuilder builder(List<String> command) {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
    }

    private Path data() {
        return folder.resolve("data");
    }

    private Path log() {
        return folder.resolve("server.log");
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    /** As a user who is not root; the program takes the place of the one that changes the user. */
    private static List<String> asUser(String... command) throws IOException {
        List<String> all = new ArrayList<>();
        if (isRoot()) {
            all.addAll(List.of(program("setpriv"), "--reuid=postgres", "--regid=postgres", "--clear-groups"));
        }
        all.addAll(List.of(command));
        return all;
    }

    private static String program(String name) throws IOException {
        List<Path> folders = new ArrayList<>();
        Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(System.getenv("PATH"))
                .forEach(folder -> folders.add(Path.of(folder)));
        folders.add(Path.of("/usr/sbin"));
        Path versions = Path.of("/usr/lib/postgresql");
        if (Files.isDirectory(versions)) {
            try (Stream<Path> each = Files.list(versions)) {
                each.sorted().map(version -> version.resolve("bin")).forEach(folders::add);
            }
        }
        return folders.stream()
                .map(folder -> folder.resolve(name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IOException("This test starts a database server of its own, and found no '"
                        + name + "'. Install the packages mariadb-server and postgresql."))
                .toString();
    }
}
