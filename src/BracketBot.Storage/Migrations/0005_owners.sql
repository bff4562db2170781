-- What is unfinished belongs to a process for as long as it lives: no lease of its own runs out any more.
DROP INDEX tickets_unsettled;
ALTER TABLE tickets RENAME COLUMN lease_owner TO holder;
ALTER TABLE tickets DROP COLUMN lease_until;
CREATE INDEX tickets_unsettled ON tickets (holder) WHERE state <> 'Settled';

ALTER TABLE dialogs ADD COLUMN holder TEXT NOT NULL DEFAULT '';
UPDATE dialogs SET holder = lease_owner WHERE lease_owner IS NOT NULL;
ALTER TABLE dialogs DROP COLUMN lease_owner;
ALTER TABLE dialogs DROP COLUMN lease_until;

DROP INDEX outbox_due;
ALTER TABLE outbox ADD COLUMN holder TEXT NOT NULL DEFAULT '';
ALTER TABLE outbox DROP COLUMN lease_owner;
ALTER TABLE outbox DROP COLUMN lease_until;
ALTER TABLE outbox DROP COLUMN failures;
CREATE INDEX outbox_undelivered ON outbox (chat_id) WHERE delivered < revision AND gave_up IS NULL;
