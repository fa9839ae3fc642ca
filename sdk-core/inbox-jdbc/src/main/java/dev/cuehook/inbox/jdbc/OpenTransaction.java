package dev.cuehook.inbox.jdbc;

import dev.cuehook.inbox.Transaction;
import java.sql.Connection;
import org.jspecify.annotations.Nullable;

/** A transaction in which a delivery can be settled. */
interface OpenTransaction extends Transaction {

    /** Statements in this transaction; null where nobody has begun it. */
    @Nullable
    Sql begun();

    static void requireConnection(Class<?> resource) {
        if (resource != Connection.class) {
            throw new IllegalStateException(
                    "This transaction has a java.sql.Connection and no " + resource.getName() + ".");
        }
    }
}
