-- Who was listed here is listed in the configuration, from which each start writes the members.
DROP TABLE sessions;
DROP TABLE accounts;

CREATE TABLE members (
    user_id     BIGINT PRIMARY KEY,
    version     BIGINT NOT NULL,
    has_access  BIGINT NOT NULL,
    is_admin    BIGINT NOT NULL,
    morning_due BIGINT,
    seen_at     BIGINT,
    body        TEXT   NOT NULL
);
CREATE INDEX members_admins ON members (user_id) WHERE is_admin = 1;
CREATE INDEX members_morning ON members (morning_due) WHERE morning_due IS NOT NULL;

-- Which clients a member has linked, to be found by the client.
CREATE TABLE member_clients (
    user_id     BIGINT NOT NULL,
    client_id   TEXT   NOT NULL,
    PRIMARY KEY (user_id, client_id)
);
CREATE INDEX member_clients_client ON member_clients (client_id);

-- Invitations and logins on their way.
CREATE TABLE passes (
    id          TEXT   PRIMARY KEY,
    version     BIGINT NOT NULL,
    body        TEXT   NOT NULL,
    expires_at  BIGINT NOT NULL
);
CREATE INDEX passes_expiring ON passes (expires_at);

-- Which account a card acts for, whatever is active when it is tapped. Older ones have none.
ALTER TABLE dialogs ADD COLUMN client_id TEXT;
ALTER TABLE alert_hooks ADD COLUMN client_id TEXT;
ALTER TABLE alert_hooks ADD COLUMN is_paused BIGINT NOT NULL DEFAULT 0;
CREATE INDEX dialogs_open ON dialogs (user_id) WHERE type <> 'Closed';
