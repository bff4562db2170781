-- Which process carries out a list that a dialog holds, and for how long it may be taken to be alive.
ALTER TABLE dialogs ADD COLUMN lease_owner TEXT;
ALTER TABLE dialogs ADD COLUMN lease_until BIGINT NOT NULL DEFAULT 0;
