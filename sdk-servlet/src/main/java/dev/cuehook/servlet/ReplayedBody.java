package dev.cuehook.servlet;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/** A body that is there already, as a servlet's stream. */
final class ReplayedBody extends ServletInputStream {

    private final ByteArrayInputStream bytes;
    private final HttpServletRequest request;

    ReplayedBody(byte[] body, HttpServletRequest request) {
        this.bytes = new ByteArrayInputStream(body);
        this.request = request;
    }

    @Override
    public int read() {
        return bytes.read();
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        return bytes.read(target, offset, length);
    }

    @Override
    public int available() {
        return bytes.available();
    }

    @Override
    public boolean isFinished() {
        return bytes.available() == 0;
    }

    @Override
    public boolean isReady() {
        return true;
    }

    /** Calls the listener on a thread of the container, as it would for a body that arrives. */
    @Override
    public void setReadListener(ReadListener listener) {
        request.getAsyncContext().start(() -> feed(listener));
    }

    private void feed(ReadListener listener) {
        try {
            if (!isFinished()) {
                listener.onDataAvailable();
            }
            if (isFinished()) {
                listener.onAllDataRead();
            }
        } catch (IOException | RuntimeException e) {
            listener.onError(e);
        }
    }
}
