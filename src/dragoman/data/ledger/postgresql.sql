-- Guards of a PostgreSQL ledger: what is written stays as it was. Own work, Apache-2.0.
-- Statements are separated by lines that hold two hyphens alone.
CREATE FUNCTION records_stay() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'a ledger is append-only: records are never changed or deleted'; END $$
--
CREATE TRIGGER records_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON records
FOR EACH STATEMENT EXECUTE FUNCTION records_stay()
--
REVOKE UPDATE, DELETE, TRUNCATE ON records FROM PUBLIC, CURRENT_USER
--
CREATE TABLE words (record integer PRIMARY KEY, vector tsvector NOT NULL)
--
CREATE INDEX words_vector ON words USING gin (vector)
