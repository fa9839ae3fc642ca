package dev.cuehook.spring;

import dev.cuehook.platform.Platform;
import dev.cuehook.platform.Platforms;
import java.util.List;

/** The application's own platforms beside the known ones. */
final class PlatformBeans {

    private PlatformBeans() {}

    static Platforms with(List<Platform<?>> own) {
        Platforms known = Platforms.load();
        for (Platform<?> platform : own) {
            if (known.find(platform.id()).filter(other -> other != platform).isPresent()) {
                throw new CuehookConfigurationException(
                        "A Platform bean has the id '" + platform.id() + "', which another platform has already.",
                        "Give it an id of its own; known are " + String.join(", ", known.ids()) + ".");
            }
        }
        return CuehookConfigurationException.explained(() -> known.and(own));
    }
}
