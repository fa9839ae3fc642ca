package dev.cuehook.inbox.jdbc.crash;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How receivers are started: their database, what stands before the command, and a library that is loaded first. */
record Launch(
        Store store,
        String url,
        Path folder,
        Variant variant,
        List<String> prefix,
        @Nullable Path preload) {

    static Launch of(Store store, Path folder) {
        return of(store, Variant.SOUND, folder);
    }

    static Launch of(Store store, Variant variant, Path folder) {
        return new Launch(store, store.url(), folder, variant, List.of(), null);
    }

    static Launch of(Variant variant, Path folder) {
        return of(Store.EMBEDDED, variant, folder);
    }

    static Launch of(Variant variant, Path folder, List<String> prefix) {
        return new Launch(Store.EMBEDDED, Store.EMBEDDED.url(), folder, variant, prefix, null);
    }

    /** The same with another database. */
    Launch at(String otherUrl) {
        return new Launch(store, otherUrl, folder, variant, prefix, preload);
    }

    Launch preloading(Path library) {
        return new Launch(store, url, folder, variant, prefix, library);
    }

    /** Flushes take 5 ms longer with the library, as on a disk. */
    Map<String, String> environment(int number) {
        return preload == null
                ? Map.of()
                : Map.of(
                        "LD_PRELOAD",
                        preload.toString(),
                        "CUEHOOK_FILE_LOG",
                        FileLog.of(folder, number).toString(),
                        "CUEHOOK_FLUSH_MICROS",
                        "5000");
    }
}
