package dev.cuehook;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A secret or URL token in a file, such as a mounted one under {@code /run/secrets}. A verifier reads it when it is built, and
 * again while requests come in, at most every five seconds: a changed file counts without a restart, and the former secret
 * stays valid beside the new one for 24 hours. A file that is missing, empty or undecodable fails at the build, and is ignored
 * with a warning after it: the former secret stays valid. Where a former secret has leaked, restart the process to be rid of it at
 * once.
 *
 * <p>Line breaks at its end do not count. Replace a file by renaming another one over it, as Kubernetes does; one that is written
 * in place can be read half written. Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class SecretFile {

    private static final int LONGEST = 65_536;

    private final Path path;
    private final @Nullable String name;
    private final @Nullable String setting;

    private SecretFile(Path path, @Nullable String name, @Nullable String setting) {
        this.path = path;
        this.name = name;
        this.setting = setting;
    }

    /** The file at this path; it is not read yet. */
    public static SecretFile at(Path path) {
        return new SecretFile(Objects.requireNonNull(path, "path"), null, null);
    }

    /** The same file, whose secret is called so: see {@link Secret#named}. */
    public SecretFile named(String name) {
        return new SecretFile(path, Objects.requireNonNull(name, "name"), setting);
    }

    /** The same file, with the setting that names it: warnings say it beside the path. */
    public SecretFile setBy(String setting) {
        return new SecretFile(path, name, Objects.requireNonNull(setting, "setting"));
    }

    /** Where it is. */
    public Path path() {
        return path;
    }

    /** What its secret is called; null where the position in the list serves instead. */
    public @Nullable String name() {
        return name;
    }

    /**
     * The secret that it holds now.
     *
     * @throws IllegalArgumentException if it cannot be read or cannot be a secret; the message says why and not what
     */
    public Secret read() {
        String text = withoutLineBreak(text());
        if (text.indexOf('\n') >= 0) {
            throw new IllegalArgumentException(
                    "The secret file " + path + " has several lines. Name a file that holds the secret alone.");
        }
        Secret secret = Secret.of(text);
        return name == null ? secret : secret.named(name);
    }

    private String text() {
        if (!Files.isRegularFile(path)) {
            throw new IllegalArgumentException("The secret file " + path + " is not there, or is no file. "
                    + "Mount or write it, or correct its path.");
        }
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(LONGEST + 1);
            if (bytes.length > LONGEST) {
                throw new IllegalArgumentException("The secret file " + path
                        + " is longer than 64 KB. Name the file that holds the secret alone.");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("The secret file " + path + " is not UTF-8. Write the secret as text.");
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "The secret file " + path + " cannot be read ("
                            + e.getClass().getSimpleName() + "). Let the user of this process read it.",
                    e);
        }
    }

    private static String withoutLineBreak(String text) {
        int end = text.length();
        while (end > 0 && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
            end--;
        }
        return text.substring(0, end);
    }

    /** The path, after the setting that names it; nothing of the content. */
    @Override
    public String toString() {
        return setting == null ? "secret file " + path : setting + " (secret file " + path + ")";
    }
}
