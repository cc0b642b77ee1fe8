ALTER TABLE exchange_members ADD COLUMN certificate TEXT NOT NULL DEFAULT '';
CREATE TABLE exchange_contacts (
    member TEXT NOT NULL, peer TEXT NOT NULL, heard_at_us BIGINT NOT NULL, trouble TEXT NOT NULL, trouble_zh TEXT NOT NULL, trouble_en TEXT NOT NULL,
    trouble_at_us BIGINT NOT NULL, attempts BIGINT NOT NULL, PRIMARY KEY (member, peer));
CREATE TABLE exchange_questions (
    member TEXT NOT NULL, peer TEXT NOT NULL, is_own BIGINT NOT NULL, question TEXT NOT NULL, PRIMARY KEY (member, peer, is_own));
CREATE TABLE exchange_files (
    keeper TEXT NOT NULL, peer TEXT NOT NULL, is_own BIGINT NOT NULL, hash TEXT NOT NULL, name TEXT NOT NULL, bytes BIGINT NOT NULL,
    PRIMARY KEY (keeper, peer, is_own, hash));
