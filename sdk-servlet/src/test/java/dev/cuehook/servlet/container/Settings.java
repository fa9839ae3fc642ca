package dev.cuehook.servlet.container;

/** How a container is set up. */
public record Settings(String contextPath, int threads, boolean trustingProxies) {

    /** At the root, with threads enough, and believing nobody. */
    public static final Settings USUAL = new Settings("", 200, false);

    /** With the application at this context path; empty for the root. */
    public Settings at(String contextPath) {
        return new Settings(contextPath, threads, trustingProxies);
    }

    /** With so many threads at most. */
    public Settings withThreads(int threads) {
        return new Settings(contextPath, threads, trustingProxies);
    }

    /** Told to take the sender's address from {@code X-Forwarded-For}. */
    public Settings behindAProxy() {
        return new Settings(contextPath, threads, true);
    }
}
