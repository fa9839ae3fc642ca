package dev.cuehook.quickstart.docs;

import dev.cuehook.Secret;
import dev.cuehook.SecretSource;
import dev.cuehook.WebhookVerifier;
import dev.cuehook.fastpix.FastPix;
import dev.cuehook.fastpix.FastPixEvent;
import dev.cuehook.spring.WebhookReceiverCustomizer;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Many tenants behind one URL, each with secrets of its own. */
@Configuration(proxyBeanMethods = false)
class TenantSecrets {

    private final Vault vault = new Vault(Map.of("ws-1", List.of("Zmlyc3QtdGVuYW50cy1zZWNyZXQ=")));

    @Bean
    WebhookReceiverCustomizer tenants() {
        SecretSource secrets = SecretSource.of((head, peek) -> peek.text("/workspace/id"), vault::secretsOf);
        WebhookVerifier<FastPixEvent> verifier =
                FastPix.PLATFORM.verifier().secretSource(secrets).build();
        return receiver -> receiver.endpoint("tenants", verifier);
    }

    /** Where the secrets are. */
    record Vault(Map<String, List<String>> secrets) {

        List<Secret> secretsOf(String tenant) {
            return secrets.getOrDefault(tenant, List.of()).stream()
                    .map(Secret::of)
                    .toList();
        }
    }
}
