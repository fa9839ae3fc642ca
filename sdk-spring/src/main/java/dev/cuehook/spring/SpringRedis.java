package dev.cuehook.spring;

import dev.cuehook.Identity;
import dev.cuehook.dedupe.redis.RedisDedupeStoreBuilder;
import dev.cuehook.inbox.DedupeStore;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;
import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/** A dedupe store over one more connection of the application's own Lettuce client: its address, password and TLS count. */
final class SpringRedis {

    private static final String STORE = "cuehook.dedupe.store";

    private SpringRedis() {}

    static DedupeStore dedupeStore(ObjectProvider<RedisConnectionFactory> connections) {
        RedisClient client = client(factory(connections));
        StatefulRedisConnection<String, String> connection = connect(client);
        try {
            return new Connected(RedisDedupeStoreBuilder.on(connection).build(), connection);
        } catch (IllegalArgumentException | IllegalStateException e) {
            connection.close();
            throw CuehookConfigurationException.of(STORE + ": ", e, "Correct the settings under spring.data.redis.");
        }
    }

    private static RedisConnectionFactory factory(ObjectProvider<RedisConnectionFactory> connections) {
        try {
            RedisConnectionFactory factory = connections.getIfAvailable();
            if (factory != null) {
                return factory;
            }
        } catch (NoUniqueBeanDefinitionException e) {
            throw new CuehookConfigurationException(
                    STORE,
                    "There are several RedisConnectionFactory beans and none is primary: "
                            + String.join(", ", e.getBeanNamesFound()) + ".",
                    "Mark one as @Primary, or declare a DedupeStore bean.");
        }
        throw new CuehookConfigurationException(
                STORE,
                "Redis is to remember deliveries, and the application has no RedisConnectionFactory.",
                "Add spring-boot-starter-data-redis and set spring.data.redis.host, or declare a DedupeStore bean.");
    }

    private static RedisClient client(RedisConnectionFactory factory) {
        if (factory instanceof LettuceConnectionFactory lettuce
                && lettuce.getNativeClient() instanceof RedisClient client) {
            return client;
        }
        throw new CuehookConfigurationException(
                STORE,
                "The application's Redis connection is none of Lettuce's to a single Redis or a sentinel's: a cluster or another "
                        + "client.",
                "Declare a DedupeStore bean, such as RedisDedupeStore.at(\"redis://host\").");
    }

    private static StatefulRedisConnection<String, String> connect(RedisClient client) {
        try {
            return client.connect();
        } catch (RedisException e) {
            throw new CuehookConfigurationException(
                    STORE,
                    "Redis cannot be reached: " + e.getMessage() + ".",
                    "Start it, or correct the settings under spring.data.redis.");
        }
    }

    /** The store, which ends its connection with itself; the client stays the application's. */
    private record Connected(DedupeStore store, StatefulRedisConnection<String, String> connection)
            implements DedupeStore {

        @Override
        public Claim claim(Identity identity, Duration lease) {
            return store.claim(identity, lease);
        }

        @Override
        public void complete(Identity identity, Claim claim) {
            store.complete(identity, claim);
        }

        @Override
        public void release(Identity identity, Claim claim) {
            store.release(identity, claim);
        }

        @Override
        public void close() {
            try {
                store.close();
            } finally {
                connection.close();
            }
        }
    }
}
