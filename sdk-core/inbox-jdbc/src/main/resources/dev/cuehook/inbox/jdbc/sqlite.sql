CREATE TABLE cuehook_inbox (
  nr           INTEGER PRIMARY KEY AUTOINCREMENT,
  inbox_key    BLOB    NOT NULL UNIQUE,
  delivery_id  TEXT    NOT NULL,
  endpoint     TEXT    NOT NULL,
  platform     TEXT    NOT NULL,
  type         TEXT    NOT NULL,
  readable     TEXT    NOT NULL,
  resource_key BLOB,
  resource     TEXT,
  assurance    TEXT    NOT NULL,
  details      BLOB    NOT NULL,
  signed_at    INTEGER,
  received_at  INTEGER NOT NULL,
  purge_after  INTEGER,
  replay       INTEGER NOT NULL DEFAULT 0,
  attempts     INTEGER NOT NULL DEFAULT 0,
  outcome      TEXT,
  ended_at     INTEGER
);
CREATE INDEX cuehook_inbox_delivery ON cuehook_inbox (delivery_id);
CREATE INDEX cuehook_inbox_purge ON cuehook_inbox (purge_after) WHERE purge_after IS NOT NULL;
CREATE TABLE cuehook_inbox_body (
  nr       INTEGER PRIMARY KEY,
  checksum INTEGER NOT NULL,
  body     BLOB    NOT NULL
);
CREATE TABLE cuehook_inbox_queue (
  seq      INTEGER PRIMARY KEY AUTOINCREMENT,
  inbox_nr INTEGER NOT NULL UNIQUE,
  lane     BLOB    NOT NULL
);
CREATE INDEX cuehook_inbox_queue_lane ON cuehook_inbox_queue (lane, seq);
CREATE TABLE cuehook_inbox_lane (
  lane     BLOB    NOT NULL PRIMARY KEY,
  endpoint TEXT    NOT NULL,
  due      INTEGER NOT NULL,
  token    INTEGER NOT NULL,
  attempts INTEGER NOT NULL,
  dead_seq INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX cuehook_inbox_lane_due ON cuehook_inbox_lane (endpoint, due);
CREATE TABLE cuehook_inbox_dead (
  inbox_nr    INTEGER PRIMARY KEY,
  endpoint    TEXT    NOT NULL,
  reason      TEXT    NOT NULL,
  died_at     INTEGER NOT NULL
);
CREATE INDEX cuehook_inbox_dead_newest ON cuehook_inbox_dead (endpoint, died_at);
CREATE TABLE cuehook_inbox_attempt (
  nr        INTEGER PRIMARY KEY AUTOINCREMENT,
  inbox_nr  INTEGER NOT NULL,
  replay    INTEGER NOT NULL,
  attempt   INTEGER NOT NULL,
  failed_at INTEGER NOT NULL,
  error     TEXT    NOT NULL,
  message   TEXT    NOT NULL
);
CREATE INDEX cuehook_inbox_attempt_of ON cuehook_inbox_attempt (inbox_nr, nr);
CREATE TABLE cuehook_inbox_endpoint (
  endpoint TEXT    NOT NULL PRIMARY KEY,
  held     INTEGER NOT NULL
);
CREATE TABLE cuehook_inbox_flush (
  writer INTEGER PRIMARY KEY,
  n      INTEGER NOT NULL
);
