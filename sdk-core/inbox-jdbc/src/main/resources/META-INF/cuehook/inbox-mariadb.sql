CREATE TABLE IF NOT EXISTS cuehook_inbox (
  nr           BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  inbox_key    BINARY(32)   NOT NULL UNIQUE,
  delivery_id  VARCHAR(36)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  endpoint     VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  platform     VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  type         VARCHAR(255) NOT NULL,
  readable     VARCHAR(255) NOT NULL,
  resource_key BINARY(32),
  resource     VARCHAR(255),
  assurance    VARCHAR(16)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  details      MEDIUMBLOB   NOT NULL,
  signed_at    BIGINT,
  received_at  BIGINT       NOT NULL,
  purge_after  BIGINT,
  replay       INTEGER      NOT NULL DEFAULT 0,
  attempts     INTEGER      NOT NULL DEFAULT 0,
  outcome      VARCHAR(10)  CHARACTER SET ascii COLLATE ascii_bin,
  ended_at     BIGINT,
  KEY cuehook_inbox_delivery (delivery_id),
  KEY cuehook_inbox_purge (purge_after)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
CREATE TABLE IF NOT EXISTS cuehook_inbox_body (
  nr       BIGINT   NOT NULL PRIMARY KEY,
  checksum BIGINT   NOT NULL,
  body     LONGBLOB NOT NULL
) ENGINE = InnoDB;
CREATE TABLE IF NOT EXISTS cuehook_inbox_queue (
  seq      BIGINT     NOT NULL AUTO_INCREMENT PRIMARY KEY,
  inbox_nr BIGINT     NOT NULL UNIQUE,
  lane     BINARY(32) NOT NULL,
  KEY cuehook_inbox_queue_lane (lane, seq)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
CREATE TABLE IF NOT EXISTS cuehook_inbox_lane (
  lane     BINARY(32)  NOT NULL PRIMARY KEY,
  endpoint VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  due      BIGINT      NOT NULL,
  token    BIGINT      NOT NULL,
  attempts INTEGER     NOT NULL,
  dead_seq BIGINT      NOT NULL,
  KEY cuehook_inbox_lane_due (endpoint, due)
) ENGINE = InnoDB;
CREATE TABLE IF NOT EXISTS cuehook_inbox_dead (
  inbox_nr    BIGINT      NOT NULL PRIMARY KEY,
  endpoint    VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  reason      VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  died_at     BIGINT      NOT NULL,
  KEY cuehook_inbox_dead_newest (endpoint, died_at)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
CREATE TABLE IF NOT EXISTS cuehook_inbox_attempt (
  nr        BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  inbox_nr  BIGINT       NOT NULL,
  replay    INTEGER      NOT NULL,
  attempt   INTEGER      NOT NULL,
  failed_at BIGINT       NOT NULL,
  error     VARCHAR(255) NOT NULL,
  message   VARCHAR(500) NOT NULL,
  KEY cuehook_inbox_attempt_of (inbox_nr, nr)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
CREATE TABLE IF NOT EXISTS cuehook_inbox_endpoint (
  endpoint VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  held     INTEGER     NOT NULL
) ENGINE = InnoDB;
CREATE TABLE IF NOT EXISTS cuehook_inbox_flush (
  writer BIGINT NOT NULL PRIMARY KEY,
  n      BIGINT NOT NULL
) ENGINE = InnoDB;
CREATE TABLE IF NOT EXISTS cuehook_schema (version INTEGER NOT NULL PRIMARY KEY, min_reader INTEGER NOT NULL, step VARCHAR(100) NOT NULL, done_at BIGINT NOT NULL);
INSERT INTO cuehook_schema (version, min_reader, step, done_at) VALUES (1, 1, 'run by hand', 0);
