-- Which process carries out a list that a dialog holds, and for how long it may be taken to be alive.
ALTER TABLE dialogs ADD COLUMN lease_owner TEXT;
ALTER TABLE dialogs ADD COLUMN lease_until BIGINT NOT NULL DEFAULT 0;

-- Which alerts a card shows: asked when a hook is deleted or gets another key.
CREATE INDEX alerts_shown ON alerts (shown_on) WHERE shown_on IS NOT NULL;
