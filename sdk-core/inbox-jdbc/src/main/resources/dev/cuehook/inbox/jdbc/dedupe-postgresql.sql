CREATE TABLE IF NOT EXISTS cuehook_dedupe (
  dedupe_key  BYTEA       NOT NULL PRIMARY KEY,
  token       VARCHAR(36) NOT NULL,
  lease_until BIGINT      NOT NULL,
  done_until  BIGINT,
  purge_after BIGINT      NOT NULL
);
CREATE INDEX IF NOT EXISTS cuehook_dedupe_purge ON cuehook_dedupe (purge_after);
