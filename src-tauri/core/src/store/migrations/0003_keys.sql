-- The least generation of the key files that this journal still goes by. It grows with every change of the passphrase, so
-- that an older copy of the key files, put back, does not let an older passphrase in. It stands outside undo.
CREATE TABLE key_generation (
    id    INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    least INTEGER NOT NULL CHECK (least >= 0)
) STRICT;
INSERT INTO key_generation (id, least) VALUES (1, 0);
