package dev.cuehook.internal.platform;

import dev.cuehook.Envelope;
import dev.cuehook.Json;
import dev.cuehook.VerifiedWebhook;
import dev.cuehook.WebhookEvent;
import dev.cuehook.internal.root.JsonCursor;
import dev.cuehook.platform.EventParser;
import java.io.IOException;

/** The built-in families' way: read from the bytes straight into the resources, without a tree. */
@SuppressWarnings("FunctionalInterfaceMethodChanged") // the engine calls read, which needs no tree
public interface StreamedParser<E extends WebhookEvent> extends EventParser<E> {

    /** The event; the cursor stands on the body's opening brace and is left on its closing one. */
    E read(VerifiedWebhook webhook, JsonCursor in) throws IOException;

    @Override
    default E parse(Envelope envelope, Json body) {
        throw new IllegalStateException("This family is read as a stream.");
    }
}
