package dev.cuehook.fastpix;

/**
 * Who may play something. Open: FastPix may send others.
 *
 * @param value as it came
 * @since 0.1
 */
public record FastPixAccessPolicy(String value) {
    /** Everybody. */
    public static final FastPixAccessPolicy PUBLIC = new FastPixAccessPolicy("public");
    /** Only who was given access. */
    public static final FastPixAccessPolicy PRIVATE = new FastPixAccessPolicy("private");
    /** Only under digital rights management. */
    public static final FastPixAccessPolicy DRM = new FastPixAccessPolicy("drm");
}
