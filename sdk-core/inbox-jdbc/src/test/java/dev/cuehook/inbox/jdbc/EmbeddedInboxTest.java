package dev.cuehook.inbox.jdbc;

import dev.cuehook.inbox.Inbox;
import dev.cuehook.testing.contract.InboxContract;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;

/** The embedded file keeps the contract. */
class EmbeddedInboxTest extends InboxContract {

    @TempDir
    private Path folder;

    private int folders;
    private @Nullable Inbox inbox;

    @Override
    protected Inbox create() {
        folders++;
        return reopen();
    }

    @Override
    protected Inbox reopen() {
        Inbox own = JdbcInbox.embedded(folder.resolve("inbox-" + folders));
        inbox = own;
        return own;
    }

    @Override
    protected void forgetExpired() {
        if (inbox instanceof JdbcInbox own) {
            own.forgetExpired();
        }
    }
}
