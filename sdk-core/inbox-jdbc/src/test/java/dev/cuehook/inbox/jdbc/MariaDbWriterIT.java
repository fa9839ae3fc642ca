package dev.cuehook.inbox.jdbc;

class MariaDbWriterIT extends WriterCases {

    MariaDbWriterIT() {
        super(Server.MARIADB);
    }
}
