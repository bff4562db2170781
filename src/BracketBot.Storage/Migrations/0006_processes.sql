-- Who lives. A row is renewed by the server's clock, so that no process's own clock counts.
CREATE TABLE processes (
    id      TEXT   PRIMARY KEY,
    beat_at BIGINT NOT NULL
);
