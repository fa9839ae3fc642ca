package dev.cuehook.inbox.jdbc;

class PostgresWriterIT extends WriterCases {

    PostgresWriterIT() {
        super(Server.POSTGRES);
    }
}
