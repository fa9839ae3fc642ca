package dev.cuehook.quickstart.docs;

import dev.cuehook.platform.Platform;
import dev.cuehook.platform.PlatformProvider;
import java.util.List;

/** Makes Acme known by its id. */
public class AcmeProvider implements PlatformProvider {

    @Override
    public List<Platform<?>> platforms() {
        return List.of(AcmeEvent.PLATFORM);
    }
}
