package dev.cuehook.servlet.container;

/** A running container with one application, on HTTP/1.1 and clear-text HTTP/2. */
public interface Container extends AutoCloseable {

    /** How long a read may wait for the next byte. */
    int READ_TIMEOUT_MILLIS = 1_000;

    /** The status that leads to {@link #ERROR_PAGE} when it is sent as an error. */
    int STATUS_WITH_ERROR_PAGE = 418;

    String ERROR_PAGE = "/error-page";

    int port();

    @Override
    void close();
}
