package dev.cuehook.sender;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cuehook.WebhookRequest;
import dev.cuehook.canaries.Canaries;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A request on its way: what a sender put on the wire, and what a test then does to it. */
public record Wire(String url, List<Header> headers, byte[] body) {

    /** One header line. */
    public record Header(String name, String value) {}

    public static Wire of(byte[] body) {
        return new Wire("/webhooks/test", List.of(), body);
    }

    public static Wire of(String body) {
        return of(body.getBytes(UTF_8));
    }

    public Wire with(String name, String value) {
        List<Header> more = new ArrayList<>(headers);
        more.add(new Header(name, Canaries.proof(value)));
        return new Wire(url, List.copyOf(more), body);
    }

    public Wire without(String name) {
        return new Wire(
                url,
                headers.stream()
                        .filter(header -> !header.name.equalsIgnoreCase(name))
                        .toList(),
                body);
    }

    public Wire replacing(String name, UnaryOperator<String> change) {
        return new Wire(
                url,
                headers.stream()
                        .map(header -> header.name.equalsIgnoreCase(name)
                                ? new Header(header.name, change.apply(header.value))
                                : header)
                        .toList(),
                body);
    }

    public Wire renaming(String name, String other) {
        return new Wire(
                url,
                headers.stream()
                        .map(header -> header.name.equalsIgnoreCase(name) ? new Header(other, header.value) : header)
                        .toList(),
                body);
    }

    public Wire withUrl(String other) {
        return new Wire(other, headers, body);
    }

    public Wire withBody(byte[] other) {
        return new Wire(url, headers, other);
    }

    public Wire withBody(String other) {
        return withBody(other.getBytes(UTF_8));
    }

    /** The same with one bit of the body turned. */
    public Wire withBitTurned(int bit) {
        byte[] turned = body.clone();
        turned[bit / 8] ^= (byte) (1 << (bit % 8));
        return withBody(turned);
    }

    public String header(String name) {
        return headers.stream()
                .filter(header -> header.name.equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow()
                .value;
    }

    public WebhookRequest request() {
        WebhookRequest.Builder builder = WebhookRequest.post(url).body(body);
        headers.forEach(header -> builder.header(header.name, header.value));
        return builder.build();
    }
}
