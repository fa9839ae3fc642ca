package dev.cuehook.spring;

import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.ResourceTransactionManager;
import org.springframework.util.ClassUtils;

/** The DataSource whose connections a transaction manager puts into its transactions. */
final class ManagedDataSource {

    private static final boolean JPA = ClassUtils.isPresent(
            "org.springframework.orm.jpa.JpaTransactionManager", ManagedDataSource.class.getClassLoader());

    private ManagedDataSource() {}

    static @Nullable DataSource of(PlatformTransactionManager manager) {
        if (manager instanceof ResourceTransactionManager resources
                && resources.getResourceFactory() instanceof DataSource dataSource) {
            return dataSource;
        }
        return JPA ? Jpa.of(manager) : null;
    }

    /** Whether both are one, under the wrappers that Spring puts around them. */
    static boolean same(DataSource one, DataSource other) {
        return unwrapped(one) == unwrapped(other);
    }

    static DataSource unwrapped(DataSource dataSource) {
        DataSource inner = dataSource;
        while (inner instanceof DelegatingDataSource wrapper && wrapper.getTargetDataSource() != null) {
            inner = wrapper.getTargetDataSource();
        }
        return inner;
    }

    /** Apart, so that it is loaded only where JPA is. */
    private static final class Jpa {
        static @Nullable DataSource of(PlatformTransactionManager manager) {
            return manager instanceof JpaTransactionManager jpa ? jpa.getDataSource() : null;
        }
    }
}
