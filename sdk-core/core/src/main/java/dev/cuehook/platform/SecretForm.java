package dev.cuehook.platform;

/**
 * How the text of a secret becomes a key.
 *
 * @since 0.1
 */
public enum SecretForm {
    /** The UTF-8 bytes of the text, whole. */
    TEXT,
    /** The Base64-decoded bytes; padding may be absent, everything else is strict. */
    BASE64
}
