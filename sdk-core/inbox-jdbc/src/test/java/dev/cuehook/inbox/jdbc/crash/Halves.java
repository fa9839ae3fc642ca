package dev.cuehook.inbox.jdbc.crash;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a half-written delivery, or a half-written end of one, would leave in an inbox's tables. */
final class Halves {

    /** Each in one statement, so that it holds at any time. */
    private static final Map<String, String> ALL = Map.of(
            "queued without an identity",
            "SELECT COUNT(*) FROM cuehook_inbox_queue WHERE inbox_nr NOT IN (SELECT nr FROM cuehook_inbox)",
            "queued without a body",
            "SELECT COUNT(*) FROM cuehook_inbox_queue WHERE inbox_nr NOT IN (SELECT nr FROM cuehook_inbox_body)",
            "queued without a lane",
            "SELECT COUNT(*) FROM cuehook_inbox_queue WHERE lane NOT IN (SELECT lane FROM cuehook_inbox_lane)",
            "a lane without anything in it",
            "SELECT COUNT(*) FROM cuehook_inbox_lane WHERE lane NOT IN (SELECT lane FROM cuehook_inbox_queue)",
            "a body without an identity",
            "SELECT COUNT(*) FROM cuehook_inbox_body WHERE nr NOT IN (SELECT nr FROM cuehook_inbox)",
            "neither done nor queued",
            "SELECT COUNT(*) FROM cuehook_inbox WHERE purge_after IS NULL"
                    + " AND nr NOT IN (SELECT inbox_nr FROM cuehook_inbox_queue)",
            "given up",
            "SELECT COUNT(*) FROM cuehook_inbox_dead");

    private Halves() {}

    static List<String> in(Connection connection) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            for (Map.Entry<String, String> half : ALL.entrySet()) {
                try (ResultSet row = statement.executeQuery(half.getValue())) {
                    if (!row.next() || row.getLong(1) > 0) {
                        found.add(half.getKey());
                    }
                }
            }
        }
        return found;
    }
}
