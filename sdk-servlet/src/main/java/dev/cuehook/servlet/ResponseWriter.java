package dev.cuehook.servlet;

import dev.cuehook.WebhookResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Writes an answer as it is: no error page, no redirect. */
final class ResponseWriter {

    private ResponseWriter() {}

    static void write(WebhookResponse answer, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (response.isCommitted()) { // an answer is on its way already; nothing can be said any more
            return;
        }
        response.resetBuffer();
        response.setStatus(answer.status());
        answer.headers().forEach(response::setHeader);
        if (answer.closesConnection() && request.getProtocol().startsWith("HTTP/1.")) { // HTTP/2 forbids the header
            response.setHeader("Connection", "close");
        }
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        response.setContentLength(body.length);
        if (body.length > 0 && !request.getMethod().equals("HEAD")) {
            response.getOutputStream().write(body);
        }
    }
}
