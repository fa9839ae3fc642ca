package dev.cuehook.quickstart.docs;

import dev.cuehook.Secret;
import dev.cuehook.SecretSource;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Secrets that a vault finds: one list for an endpoint, and one for each of many tenants behind one URL. */
@Configuration(proxyBeanMethods = false)
class SecretBeans {

    @Bean
    Vault vault() {
        return new Vault(Map.of("ws-1", List.of("Zmlyc3QtdGVuYW50cy1zZWNyZXQ=")));
    }

    @Bean
    SecretSource vaultSecrets(Vault vault) { // the current secret first, then the former
        return SecretSource.forEverybody(() -> vault.secretsOf("fastpix"));
    }

    @Bean
    SecretSource tenantSecrets(Vault vault) { // many tenants behind one URL
        return SecretSource.of((head, peek) -> peek.text("/workspace/id"), vault::secretsOf);
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
