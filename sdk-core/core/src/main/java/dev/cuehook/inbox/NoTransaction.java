package dev.cuehook.inbox;

/** What inboxes without a database offer. */
enum NoTransaction implements Transaction {
    INSTANCE;

    @Override
    public <T> T unwrap(Class<T> resource) {
        throw new IllegalStateException(
                "This inbox has no " + resource.getSimpleName()
                        + " to share. Use a JDBC inbox in your own database for a handler whose writes commit with the delivery.");
    }
}
