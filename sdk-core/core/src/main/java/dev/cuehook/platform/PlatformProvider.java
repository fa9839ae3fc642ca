package dev.cuehook.platform;

import java.util.List;

/**
 * Makes platforms known by their id, through {@link java.util.ServiceLoader}. Only configuration by id needs it (Spring
 * Boot's properties); code can use a {@link Platform} as it is.
 *
 * @since 0.1
 */
public interface PlatformProvider {

    /** The platforms. */
    List<Platform<?>> platforms();
}
