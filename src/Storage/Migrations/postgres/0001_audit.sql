CREATE TABLE audit_entries (
    number  bigint PRIMARY KEY,
    at_us   bigint NOT NULL,
    event   text NOT NULL,
    actor   text NOT NULL,
    subject text NOT NULL,
    details text NOT NULL,
    hash    bytea NOT NULL
);

CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'the audit trail is append-only'; END $$;

CREATE TRIGGER audit_entries_keep BEFORE UPDATE OR DELETE ON audit_entries
FOR EACH ROW EXECUTE FUNCTION audit_refuse();
