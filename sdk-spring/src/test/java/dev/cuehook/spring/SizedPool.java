package dev.cuehook.spring;

import org.postgresql.ds.PGSimpleDataSource;

/** Says its size as HikariCP does, which cannot be here: Boot would make a DataSource of its own for every test. */
final class SizedPool extends PGSimpleDataSource {

    private static final long serialVersionUID = 1L;

    private final int size;

    SizedPool(int size) {
        this.size = size;
        setUrl(TransactionalStudio.url());
    }

    public int getMaximumPoolSize() {
        return size;
    }
}
