package dev.cuehook.canaries;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The secrets, tokens, signatures and bodies of all tests that ran in this process. The shared senders plant what they send;
 * nothing is ever taken out, as a thread of an earlier test may still speak.
 */
public final class Canaries {

    /** In every body that a shared sender makes: a word that nothing else in this build holds. */
    public static final String BODY = "finch";

    /** Shorter pieces of a header are words, such as a version or a time. */
    private static final int PROOF = 20;

    private static final Pattern BETWEEN = Pattern.compile("[^A-Za-z0-9+/_-]+");

    private static final Set<String> SECRETS = ConcurrentHashMap.newKeySet();
    private static final Set<String> PROOFS = ConcurrentHashMap.newKeySet();

    static {
        SECRETS.add(BODY);
    }

    private Canaries() {}

    /** What is searched for wherever it stands, even within a word. */
    public static String secret(String secret) {
        if (secret.length() < 8) {
            throw new IllegalArgumentException("Too short to be told from other words");
        }
        SECRETS.add(secret);
        return secret;
    }

    /** The value of a header that proves something: its long pieces are searched for as words. */
    public static String proof(String header) {
        words(header).forEach(PROOFS::add);
        return header;
    }

    /** The first canary in a text. */
    public static Optional<String> in(String text) {
        return Stream.concat(
                        SECRETS.stream().filter(text::contains), words(text).filter(PROOFS::contains))
                .findFirst();
    }

    private static Stream<String> words(String text) {
        return BETWEEN.splitAsStream(text).filter(word -> word.length() >= PROOF);
    }
}
