CREATE TABLE alert_hooks (
    id          TEXT   PRIMARY KEY,
    user_id     BIGINT NOT NULL,
    name        TEXT   NOT NULL,
    key_hash    TEXT   NOT NULL,
    created_at  BIGINT NOT NULL
);
CREATE UNIQUE INDEX alert_hooks_key ON alert_hooks (key_hash);
CREATE INDEX alert_hooks_user ON alert_hooks (user_id, created_at);

CREATE TABLE alerts (
    id          TEXT   PRIMARY KEY,
    hook_id     TEXT   NOT NULL,
    user_id     BIGINT NOT NULL,
    key_hash    TEXT   NOT NULL,
    body_hash   TEXT   NOT NULL,
    received_at BIGINT NOT NULL,
    times       BIGINT NOT NULL,
    body        TEXT   NOT NULL,
    shown_on    TEXT,
    shown_times BIGINT NOT NULL
);
CREATE INDEX alerts_repeats ON alerts (hook_id, body_hash, received_at);
CREATE INDEX alerts_waiting ON alerts (received_at) WHERE shown_times < times;
CREATE INDEX alerts_received ON alerts (received_at);
