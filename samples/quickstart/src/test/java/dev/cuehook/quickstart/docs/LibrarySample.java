package dev.cuehook.quickstart.docs;

import dev.cuehook.Secret;
import dev.cuehook.WebhookException;
import dev.cuehook.WebhookRequest;
import dev.cuehook.WebhookResponse;
import dev.cuehook.WebhookVerifier;
import dev.cuehook.fastpix.FastPix;
import dev.cuehook.fastpix.FastPixEvent;
import java.util.List;
import java.util.Map;

/** Verifies and types, whatever brings the request. */
class LibrarySample {

    private final Catalog catalog;

    static final WebhookVerifier<FastPixEvent> FASTPIX = FastPix.verifier(Secret.of(System.getenv("FASTPIX_SECRET")));

    WebhookResponse answer(String url, Map<String, List<String>> headers, byte[] body) {
        try {
            FastPixEvent event = FASTPIX.verifyAndParse(
                    WebhookRequest.post(url).headers(headers).body(body).build());
            if (event instanceof FastPixEvent.MediaReady ready) {
                catalog.publish(ready.media().id());
            }
            return WebhookResponse.ok();
        } catch (WebhookException e) {
            return e.response(); // refusals, and the success of a probe
        }
    }

    LibrarySample(Catalog catalog) {
        this.catalog = catalog;
    }
}
