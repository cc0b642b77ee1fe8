CREATE TABLE exchange_members (
    code TEXT PRIMARY KEY, name_zh TEXT NOT NULL, name_en TEXT NOT NULL, address TEXT NOT NULL, is_hosted BIGINT NOT NULL, added_at_us BIGINT NOT NULL);
CREATE TABLE exchange_keys (
    member TEXT NOT NULL, key_id TEXT NOT NULL, suite TEXT NOT NULL, public_key TEXT NOT NULL, from_us BIGINT NOT NULL, until_us BIGINT,
    PRIMARY KEY (member, key_id));
CREATE TABLE exchange_chains (
    keeper TEXT NOT NULL, sender TEXT NOT NULL, receiver TEXT NOT NULL, number BIGINT NOT NULL, hash TEXT NOT NULL, mark BIGINT NOT NULL,
    standing TEXT NOT NULL, receipt TEXT NOT NULL, PRIMARY KEY (keeper, sender, receiver));
CREATE TABLE exchange_journal (
    keeper TEXT NOT NULL, sender TEXT NOT NULL, receiver TEXT NOT NULL, number BIGINT NOT NULL, previous TEXT NOT NULL, kind TEXT NOT NULL,
    payload TEXT, payload_hash TEXT NOT NULL, at_us BIGINT NOT NULL, key_id TEXT NOT NULL, hash TEXT NOT NULL, signature TEXT NOT NULL,
    fate TEXT NOT NULL, PRIMARY KEY (keeper, sender, receiver, number));
CREATE TABLE exchange_tombstones (
    keeper TEXT NOT NULL, sender TEXT NOT NULL, receiver TEXT NOT NULL, number BIGINT NOT NULL, payload_hash TEXT NOT NULL, ground TEXT NOT NULL,
    at_us BIGINT NOT NULL, key_id TEXT NOT NULL, signature TEXT NOT NULL, PRIMARY KEY (keeper, sender, receiver, number));
CREATE TABLE exchange_findings (
    keeper TEXT NOT NULL, peer TEXT NOT NULL, kind TEXT NOT NULL, subject TEXT NOT NULL, evidence TEXT NOT NULL, at_us BIGINT NOT NULL,
    PRIMARY KEY (keeper, peer, kind, subject));
