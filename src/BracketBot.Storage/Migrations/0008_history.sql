-- A user's own cancels, newest first, of all accounts or of one; and a user's own part of the audit.
CREATE INDEX tickets_user ON tickets (user_id, id);
CREATE INDEX tickets_client ON tickets (user_id, client_id, id);
CREATE INDEX audit_user ON audit (user_id, id);
