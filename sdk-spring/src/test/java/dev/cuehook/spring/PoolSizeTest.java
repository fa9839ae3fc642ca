package dev.cuehook.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;

/** What is left of a pool for listeners in transactions. */
class PoolSizeTest {

    @Test
    void leavesThreeConnectionsToTheInbox() {
        assertThat(PoolSize.mostListeners(new SizedPool(10))).isEqualTo(7);
        assertThat(PoolSize.mostListeners(new LazyConnectionDataSourceProxy(new SizedPool(4))))
                .isEqualTo(1);
    }

    @Test
    void refusesAPoolThatLeavesNoneToListeners() {
        assertThatThrownBy(() -> PoolSize.mostListeners(new SizedPool(3)))
                .isInstanceOf(CuehookConfigurationException.class)
                .hasMessageContaining("at most 3 connections")
                .hasMessageContaining("spring.datasource.hikari.maximum-pool-size to 4 or more");
    }

    @Test
    void boundsNothingWhereThePoolDoesNotSay() {
        assertThat(PoolSize.mostListeners(TransactionalStudio.database())).isEqualTo(Integer.MAX_VALUE);
    }
}
