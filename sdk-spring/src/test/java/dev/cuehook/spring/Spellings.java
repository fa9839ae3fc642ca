package dev.cuehook.spring;

import java.util.List;
import java.util.Locale;

/** How a path of two segments can be spelled so that some container, framework or proxy takes it for the same. */
final class Spellings {

    private Spellings() {}

    static List<String> of(String path) {
        String[] parts = path.split("/", 3);
        String a = parts[1];
        String b = parts[2];
        return List.of(
                path,
                path + ";x=1",
                path + ";",
                "/" + a + ";x=1/" + b,
                "/" + a + "/;x=1/" + b,
                "/;/" + a + "/" + b,
                "/;x=1" + path,
                "/" + path,
                "/" + a + "//" + b,
                path + "/",
                path + "//",
                path + "/;x=1",
                path + "/.",
                path + "/..",
                path + "/x/..",
                path + "/../" + b,
                "/" + a + "/./" + b,
                "/." + path,
                "/" + a + "/x/../" + b,
                "/" + a + "/..;" + path,
                "/x/..;" + path,
                "/x/..;x=1/" + a + ";y/" + b,
                "/" + a + "/" + encoded(b),
                "/" + encoded(a) + "/" + b,
                "/" + encoded(encoded(a)) + "/" + b,
                "/" + a + "%2F" + b,
                "/" + a + "%2f/" + b,
                "/%2f" + a + "/" + b,
                "/" + a + "%5c" + b,
                "/" + a + "/%2e/" + b,
                "/x/%2e%2e" + path,
                path + "%00",
                path + "%20",
                path + "%3Bx",
                path + "%3b",
                path + "%0A",
                path + "%C0%AF",
                path + "%2f",
                path + "#x",
                path + "?x",
                path + "?;",
                "/" + a + "\\" + b,
                "\\" + a + "\\" + b,
                path.toUpperCase(Locale.ROOT),
                path + ".json",
                path + ".html",
                "http://localhost" + path,
                "http://elsewhere/" + path,
                a + "/" + b);
    }

    private static String encoded(String segment) {
        return String.format("%%%02x", (int) segment.charAt(0)) + segment.substring(1);
    }
}
