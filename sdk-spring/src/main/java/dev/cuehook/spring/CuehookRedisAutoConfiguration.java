package dev.cuehook.spring;

import dev.cuehook.dedupe.redis.RedisDedupeStore;
import dev.cuehook.inbox.DedupeStore;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/** The dedupe store in Redis, where {@code cuehook.dedupe.store} asks for it. */
@AutoConfiguration(
        before = CuehookAutoConfiguration.class,
        afterName = {
            "org.springframework.boot.autoconfigure.data.redis.RedisAutoConfiguration", // Boot 3
            "org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration" // Boot 4
        })
@ConditionalOnClass({RedisDedupeStore.class, LettuceConnectionFactory.class})
@ConditionalOnProperty(name = "cuehook.dedupe.store", havingValue = "redis")
class CuehookRedisAutoConfiguration {

    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean(DedupeStore.class)
    DedupeStore cuehookRedisDedupe(ObjectProvider<RedisConnectionFactory> connections) {
        return SpringRedis.dedupeStore(connections);
    }
}
