-- Each entry's place in a chain. Entries of before have none.
ALTER TABLE audit ADD COLUMN chain TEXT;
ALTER TABLE audit ADD COLUMN number BIGINT;
ALTER TABLE audit ADD COLUMN hash TEXT;
CREATE UNIQUE INDEX audit_links ON audit (chain, number) WHERE chain IS NOT NULL;

CREATE TABLE audit_chains (
    id         TEXT   PRIMARY KEY,
    owner      TEXT   NOT NULL,
    begun_at   BIGINT NOT NULL,
    number     BIGINT NOT NULL,
    before     TEXT   NOT NULL,
    hash       TEXT   NOT NULL,
    sealed_key TEXT   NOT NULL
);

CREATE TABLE audit_heads (
    chain    TEXT   PRIMARY KEY,
    number   BIGINT NOT NULL,
    hash     TEXT   NOT NULL,
    unlinked BIGINT,
    seal     TEXT   NOT NULL
);

-- How many entries are older than all chains: each chain's head tells of it.
CREATE TABLE audit_unlinked (
    entries BIGINT NOT NULL
);
INSERT INTO audit_unlinked (entries) SELECT COUNT(*) FROM audit;
