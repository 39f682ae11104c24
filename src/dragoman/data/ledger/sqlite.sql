-- Guards of a SQLite ledger: what is written stays as it was. Own work, Apache-2.0.
-- Statements are separated by lines that hold two hyphens alone.
CREATE TRIGGER records_stay BEFORE UPDATE ON records
BEGIN SELECT RAISE(ABORT, 'a ledger is append-only: records are never changed'); END
--
CREATE TRIGGER records_remain BEFORE DELETE ON records
BEGIN SELECT RAISE(ABORT, 'a ledger is append-only: records are never deleted'); END
--
CREATE TRIGGER records_are_not_replaced BEFORE INSERT ON records
WHEN EXISTS (SELECT 1 FROM records WHERE seq = NEW.seq OR (id = NEW.id AND type = NEW.type))
BEGIN SELECT RAISE(IGNORE); END
--
CREATE VIRTUAL TABLE words USING fts5(found, content='', tokenize='porter unicode61 remove_diacritics 2')
