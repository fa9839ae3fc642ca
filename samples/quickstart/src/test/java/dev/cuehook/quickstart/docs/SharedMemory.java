package dev.cuehook.quickstart.docs;

import dev.cuehook.Secret;
import dev.cuehook.dedupe.redis.RedisDedupeStore;
import dev.cuehook.fastpix.FastPix;
import dev.cuehook.inbox.DedupeStore;
import dev.cuehook.servlet.WebhookFilter;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** One memory of deliveries for several instances. */
@Configuration(proxyBeanMethods = false)
class SharedMemory {

    @Bean
    DedupeStore dedupe(@Value("${REDIS_URL}") String url) {
        return RedisDedupeStore.at(url); // or, in a database: JdbcDedupeStore.in(dataSource)
    }

    /** A filter whose memory is shared. */
    static WebhookFilter guard(String secret, DedupeStore dedupe) {
        return new WebhookFilter("hooks", FastPix.verifier(Secret.of(secret)), dedupe);
    }
}
