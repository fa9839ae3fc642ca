package dev.cuehook.spring;

import dev.cuehook.inbox.Inbox;
import dev.cuehook.inbox.TransactionBoundary;
import dev.cuehook.inbox.jdbc.JdbcInbox;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.BeansException;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.AnnotationTransactionAttributeSource;
import org.springframework.transaction.interceptor.TransactionAspectSupport;
import org.springframework.transaction.interceptor.TransactionAttribute;
import org.springframework.transaction.interceptor.TransactionAttributeSource;
import org.springframework.transaction.interceptor.TransactionInterceptor;

/**
 * Which {@code @Transactional} listeners end their deliveries in their own transactions, so that both take effect or neither.
 * Where that cannot be, the log says at start why not. Used only where Spring's transactions are there.
 */
final class ListenerTransactions {

    private static final Logger LOG = LoggerFactory.getLogger(ListenerTransactions.class);

    private final TransactionAttributeSource attributes = new AnnotationTransactionAttributeSource(false);
    private final Managers managers;
    private final Inbox inbox;
    private @Nullable Semaphore connections;

    ListenerTransactions(ConfigurableListableBeanFactory beans, Inbox inbox) {
        this.managers = new Managers(beans);
        this.inbox = inbox;
    }

    /** What makes one unit of the listener and the end of its delivery; empty where they are two. */
    Optional<TransactionBoundary> of(String listener, Method method, Class<?> beanClass) {
        TransactionAttribute attribute = attributes.getTransactionAttribute(method, beanClass);
        if (attribute == null) {
            return Optional.empty();
        }
        try {
            TransactionBoundary joined = join(attribute, beanClass);
            LOG.info(
                    "{} and the end of its delivery are one transaction, but for endpoints with ack mode after-handling.",
                    listener);
            return Optional.of(joined);
        } catch (NotJoinedException e) {
            LOG.warn(
                    "{} commits before the end of its delivery, and may run again if the process dies between the two: {}",
                    listener,
                    e.getMessage());
            return Optional.empty();
        }
    }

    private TransactionBoundary join(TransactionAttribute attribute, Class<?> beanClass) throws NotJoinedException {
        DataSource database =
                inbox instanceof JdbcInbox jdbc ? jdbc.dataSource().orElse(null) : null;
        if (!(inbox instanceof JdbcInbox own) || database == null) {
            throw new NotJoinedException("the inbox is not in a database.");
        }
        requireJoinable(attribute);
        PlatformTransactionManager manager = managers.of(attribute, beanClass);
        DataSource managed = ManagedDataSource.of(manager);
        if (managed == null || !ManagedDataSource.same(managed, database)) {
            throw new NotJoinedException("its transaction manager is one of another DataSource than the inbox's.");
        }
        JoinedTransactions joined = new JoinedTransactions(own, manager, managed, attribute);
        joined.prove();
        Semaphore shared = connections(managed);
        return work -> {
            shared.acquire();
            try {
                return joined.run(work);
            } finally {
                shared.release();
            }
        };
    }

    private static void requireJoinable(TransactionAttribute attribute) throws NotJoinedException {
        int propagation = attribute.getPropagationBehavior();
        if (propagation != TransactionDefinition.PROPAGATION_REQUIRED
                && propagation != TransactionDefinition.PROPAGATION_MANDATORY
                && propagation != TransactionDefinition.PROPAGATION_SUPPORTS) {
            throw new NotJoinedException("its propagation is another one than REQUIRED.");
        }
        if (attribute.isReadOnly()) {
            throw new NotJoinedException("it is read-only.");
        }
        int isolation = attribute.getIsolationLevel();
        if (isolation != TransactionDefinition.ISOLATION_DEFAULT
                && isolation != TransactionDefinition.ISOLATION_READ_COMMITTED) {
            throw new NotJoinedException("its isolation is another one than READ COMMITTED, which the inbox needs.");
        }
    }

    /** Shared by all that are joined: of each other's transactions and of the inbox they wait holding no connection. */
    private Semaphore connections(DataSource pool) {
        Semaphore shared = connections;
        if (shared == null) {
            shared = new Semaphore(PoolSize.mostListeners(pool), true);
            connections = shared;
        }
        return shared;
    }

    /** Finds a listener's transaction manager as Spring's own interceptor does. */
    private static final class Managers extends TransactionAspectSupport {

        Managers(ConfigurableListableBeanFactory beans) {
            setBeanFactory(beans);
            beans.getBeanProvider(TransactionInterceptor.class)
                    .ifUnique(interceptor -> setTransactionManager(interceptor.getTransactionManager()));
        }

        PlatformTransactionManager of(TransactionAttribute attribute, Class<?> beanClass) throws NotJoinedException {
            try {
                if (determineTransactionManager(attribute, beanClass) instanceof PlatformTransactionManager manager) {
                    return manager;
                }
            } catch (BeansException e) {
                throw new NotJoinedException("its transaction manager is not to be found: " + e.getMessage());
            }
            throw new NotJoinedException("its transaction manager is none of transactions on a thread.");
        }
    }

    /** Why a listener's transaction cannot take the end of its delivery along. */
    static final class NotJoinedException extends Exception {

        private static final long serialVersionUID = 1L;

        NotJoinedException(String why) {
            super(why, null, false, false);
        }
    }
}
