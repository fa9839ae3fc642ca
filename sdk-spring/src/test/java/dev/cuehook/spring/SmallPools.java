package dev.cuehook.spring;

import dev.cuehook.fastpix.FastPixEvent;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.annotation.Transactional;

/** Studios whose pools have few connections. */
final class SmallPools {

    private SmallPools() {}

    /** Whose pool has room for two listeners at once. */
    static class WithASmallPool extends TransactionalStudio.WithJdbc {

        @Override
        @Bean
        DataSource dataSource() {
            return new SizedPool(5);
        }

        @Override
        @Bean
        TransactionalStudio.JdbcListener listener(DataSource dataSource) {
            return new Crowd(new JdbcTemplate(dataSource));
        }
    }

    /** A pool that the inbox needs for itself. */
    static class WithTooSmallAPool extends TransactionalStudio.WithJdbc {

        @Override
        @Bean
        DataSource dataSource() {
            return new SizedPool(3);
        }
    }

    /** Counts how often it runs at once, and stays until it is let go. */
    static class Crowd extends TransactionalStudio.JdbcListener {

        private final AtomicInteger inside = new AtomicInteger();
        private final AtomicInteger most = new AtomicInteger();
        private final CountDownLatch leave = new CountDownLatch(1);

        Crowd(JdbcTemplate jdbc) {
            super(jdbc);
        }

        @Override
        @Transactional
        @WebhookListener
        public void ready(FastPixEvent.MediaReady event) throws IOException {
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            super.ready(event);
            try {
                leave.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            } finally {
                inside.decrementAndGet();
            }
        }

        public int most() {
            return most.get();
        }

        public void leave() {
            leave.countDown();
        }
    }
}
