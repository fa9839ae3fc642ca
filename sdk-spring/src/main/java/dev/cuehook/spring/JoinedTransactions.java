package dev.cuehook.spring;

import dev.cuehook.inbox.TransactionBoundary;
import dev.cuehook.inbox.jdbc.JdbcInbox;
import java.sql.Connection;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.UnexpectedRollbackException;
import org.springframework.transaction.support.DefaultTransactionDefinition;

/** A transaction of Spring's around a listener and the end of its delivery. Thread-safe. */
final class JoinedTransactions implements TransactionBoundary {

    private final JdbcInbox inbox;
    private final PlatformTransactionManager manager;
    private final DataSource dataSource;
    private final TransactionDefinition definition;

    JoinedTransactions(
            JdbcInbox inbox,
            PlatformTransactionManager manager,
            DataSource dataSource,
            TransactionDefinition ofListener) {
        this.inbox = inbox;
        this.manager = manager;
        this.dataSource = dataSource;
        DefaultTransactionDefinition around = new DefaultTransactionDefinition(ofListener);
        around.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRED);
        around.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
        this.definition = around;
    }

    /** Begins a transaction and rolls it back: whether the inbox can join it depends on the JPA provider, too. */
    void prove() throws ListenerTransactions.NotJoinedException {
        try {
            TransactionStatus status = manager.getTransaction(definition);
            try {
                boolean unused = joined(transaction -> true);
            } finally {
                manager.rollback(status);
            }
        } catch (Exception e) {
            throw new ListenerTransactions.NotJoinedException("it cannot be joined: " + e.getMessage());
        }
    }

    @Override
    public boolean run(Work work) throws Exception {
        TransactionStatus status = manager.getTransaction(definition);
        boolean done = false;
        try {
            done = joined(work);
            if (done && status.isRollbackOnly()) {
                throw new UnexpectedRollbackException("The listener's transaction was marked for rollback.");
            }
        } catch (Throwable e) {
            rollBack(status, e);
            throw e;
        }
        if (done) {
            manager.commit(status);
        } else {
            manager.rollback(status);
        }
        return done;
    }

    private boolean joined(Work work) throws Exception {
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try {
            if (!DataSourceUtils.isConnectionTransactional(connection, dataSource)) {
                throw new IllegalStateException("Its manager shows no JDBC connection of its transactions.");
            }
            return work.run(inbox.join(connection));
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    private void rollBack(TransactionStatus status, Throwable why) {
        try {
            manager.rollback(status);
        } catch (TransactionException | IllegalStateException e) {
            why.addSuppressed(e);
        }
    }
}
