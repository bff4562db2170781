CREATE TABLE accounts (
    user_id     BIGINT PRIMARY KEY,
    client_id   TEXT   NOT NULL,
    has_access  BIGINT NOT NULL,
    updated_at  BIGINT NOT NULL
);

CREATE TABLE sessions (
    user_id     BIGINT PRIMARY KEY,
    client_id   TEXT   NOT NULL,
    sealed      TEXT   NOT NULL,
    updated_at  BIGINT NOT NULL
);

CREATE TABLE inbox (
    update_id   BIGINT PRIMARY KEY,
    received_at BIGINT NOT NULL,
    handled_at  BIGINT,
    body        TEXT
);
CREATE INDEX inbox_unhandled ON inbox (received_at) WHERE handled_at IS NULL;
CREATE INDEX inbox_received ON inbox (received_at);

CREATE TABLE dialogs (
    id          TEXT   PRIMARY KEY,
    user_id     BIGINT NOT NULL,
    chat_id     BIGINT NOT NULL,
    thread_id   BIGINT,
    version     BIGINT NOT NULL,
    layout      BIGINT NOT NULL,
    type        TEXT   NOT NULL,
    data        TEXT   NOT NULL,
    expires_at  BIGINT,
    updated_at  BIGINT NOT NULL
);
CREATE INDEX dialogs_expiring ON dialogs (expires_at) WHERE expires_at IS NOT NULL;
CREATE INDEX dialogs_updated ON dialogs (updated_at);
CREATE INDEX dialogs_type ON dialogs (type, updated_at);

CREATE TABLE tickets (
    id                  TEXT   PRIMARY KEY,
    origin_kind         TEXT   NOT NULL,
    origin_id           TEXT   NOT NULL,
    origin_confirmation TEXT   NOT NULL,
    user_id             BIGINT NOT NULL,
    client_id           TEXT   NOT NULL,
    chat_id             BIGINT NOT NULL,
    thread_id           BIGINT,
    oms_order_id        TEXT   NOT NULL,
    leg                 TEXT   NOT NULL,
    exchange_order_id   TEXT   NOT NULL,
    bracket             TEXT   NOT NULL,
    card_text           TEXT   NOT NULL,
    owner               TEXT   NOT NULL,
    confirmed_at        BIGINT NOT NULL,
    send_by             BIGINT NOT NULL,
    state               TEXT   NOT NULL,
    answer              TEXT,
    outcome             TEXT,
    aftermath           TEXT,
    settled_at          BIGINT,
    version             BIGINT NOT NULL,
    lease_owner         TEXT   NOT NULL,
    lease_until         BIGINT NOT NULL
);
-- One confirmation, one ticket.
CREATE UNIQUE INDEX tickets_confirmation ON tickets (origin_kind, origin_id, origin_confirmation);
-- While a cancel of a leg is without an outcome, no second one of that leg.
CREATE UNIQUE INDEX tickets_leg ON tickets (client_id, oms_order_id, leg, exchange_order_id) WHERE state <> 'Settled';
CREATE INDEX tickets_unsettled ON tickets (lease_until) WHERE state <> 'Settled';

CREATE TABLE outbox (
    card_id      TEXT   PRIMARY KEY,
    chat_id      BIGINT NOT NULL,
    thread_id    BIGINT,
    message_id   BIGINT,
    card         TEXT   NOT NULL,
    priority     BIGINT NOT NULL,
    revision     BIGINT NOT NULL,
    delivered    BIGINT NOT NULL,
    changed_at   BIGINT NOT NULL,
    delivered_at BIGINT,
    not_before   BIGINT NOT NULL,
    failures     BIGINT NOT NULL,
    gave_up      TEXT,
    lease_owner  TEXT,
    lease_until  BIGINT NOT NULL
);
CREATE INDEX outbox_due ON outbox (priority, changed_at) WHERE delivered < revision AND gave_up IS NULL;

CREATE TABLE audit (
    id           TEXT   PRIMARY KEY,
    at           BIGINT NOT NULL,
    event        TEXT   NOT NULL,
    user_id      BIGINT NOT NULL,
    client_id    TEXT   NOT NULL,
    ticket_id    TEXT,
    oms_order_id TEXT,
    leg          TEXT,
    detail       TEXT   NOT NULL
);
CREATE INDEX audit_ticket ON audit (ticket_id);
