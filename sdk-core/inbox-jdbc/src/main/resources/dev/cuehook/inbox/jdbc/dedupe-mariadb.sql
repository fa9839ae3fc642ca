CREATE TABLE IF NOT EXISTS cuehook_dedupe (
  dedupe_key  BINARY(32)  NOT NULL PRIMARY KEY,
  token       VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  lease_until BIGINT      NOT NULL,
  done_until  BIGINT,
  purge_after BIGINT      NOT NULL,
  KEY cuehook_dedupe_purge (purge_after)
) ENGINE = InnoDB;
