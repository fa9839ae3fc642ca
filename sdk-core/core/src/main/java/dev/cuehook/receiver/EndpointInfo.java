package dev.cuehook.receiver;

/**
 * An endpoint as it was configured. Immutable.
 *
 * @param name its name
 * @param path where it receives, relative to the context path
 * @param platform its platform's id
 * @param ackMode what a 2xx promises
 * @param awaitingSecret whether it has no secret yet and answers only probes
 * @since 0.1
 */
public record EndpointInfo(String name, String path, String platform, AckMode ackMode, boolean awaitingSecret) {}
